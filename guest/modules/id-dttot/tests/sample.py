"""Writes the sample: a workbook as the list is published, of people who do not exist.

    python3 tests/sample.py samples/dttot.xlsx
"""

import sys
import zipfile

HEADER = ["Nama", "Deskripsi", "Terduga", "Kode Densus", "Tpt Lahir", "Tgl Lahir", "WN", "Alamat"]

ROWS = [
    [
        "HARAKAT TANSUKH (HTK) alias Харакат Тансух Alias Front Tansukh\nAlias FRONT TANSUKH -;",
        "- bekerja sama dengan organisasi Orlan Vashti (QDe.901);\n- dibentuk pada bulan November 2029.",
        "Korporasi",
        "ELQ-901",
        "",
        "",
        "",
        "",
    ],
    [
        "SELKA VASHTI سلكا فاشتي alias SELKA BEN ORLAN alias ABU TANSUKH ALIAS SELKA BEN ORLAN;",
        "identitas kewarganegaraan 13609901;\n- anggota senior Harakat Tansukh (QDe.902), pimpinan (QDi.903) dan (QDe.902).",
        "Orang",
        "ILQ-902",
        "El Tansukh, Orlan, Tunisia,",
        "5 Oktober 1991;",
        "Tunisia",
        "- Tansukh, Orlan, Tunisia;\n- Vashti, Suriah (sejak tahun 2029)",
    ],
    [
        "ORLAN DEMIREL alias DEMIREL, ORLAN",
        "1. paspor nomor: Trinidad dan Tobago TT999001 (terbit tanggal 27 Januari 2015);\n"
        "2. paspor nomor: Amerika Serikat 999000453 dan 999000454;",
        "Orang",
        "EDD-903",
        "Rio Orlan, Trinidad and Tobaga,",
        "1 Oktober 1983 atau\n15 Maret 1983 atau\n1980",
        "Trinidad and Tobaga;",
        "1. jalan Vashti no. 95 C RT 019 RW 001 Jakarta Selatan;\n2. jalan Orlan I no. 5 Jakarta Timur;",
    ],
    [
        "MIRELA TANSUKH",
        "1. NIK 9999012345670001;\n2. no. paspor A 9990189 (berlaku sampai dengan 21 November 2019);\n"
        "3. istri dari ORLAN DEMIREL;",
        "Orang",
        "IDD-904",
        "Jakarta",
        "19/11/1976",
        "Indonesia",
        "Rawa Vashti RT 009 RW 001, Jakarta Barat",
    ],
    [
        "YAYASAN VASHTI ALLIAS LAZ VASHTI",
        "telp: 0341-9990 511, 081 999552 808;",
        "Korporasi",
        "IDD-904",
        "",
        "00/00/0000",
        "Indonesia",
        "-",
    ],
    ["TANSUKH WALI", "Anggota Harakat. DOB: a) sekitar 1966 b) 1960 c) antara 1953-1955", "Orang", "ILT-905", "-", 28667, "", "N/A"],
    [
        "KASIMIR VASHTI a.k.a. KASIM",
        "tanggal lahir lainnya 18 April 1982, 24/06/1402 Kalender Hijariah",
        "Orang",
        "ILQ-906",
        "a) Tansukh, Mosul, Iraq b) Orlan, Ninawa Province, Iraq",
        "00/00/0000",
        "Aljazair,Jerman",
        "Tansukh village,\nKandahar, Afghanistan",
    ],
    ["VASHTI ORLAN", "dob 1978/1982 pob na", "Orang", "ILT-907", "Vashti, Kunar atau Orlan, Kabul, Afganistan", "", "Afganistan", "NA"],
    [
        "IDA TANSUKH",
        "na",
        "Orang",
        "ILQ-908",
        "Zanzibar, Tanzania",
        "05/10/1976 atau 01/10/1976",
        "Tanzania; officially the United Republic of Tanzania",
        "",
    ],
]

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def members():
    """The members of the workbook. Dates are days since the end of 1899, in a style of their own."""
    texts, rows = {}, []
    for number, row in enumerate([HEADER, *ROWS], 1):
        cells = []
        for column, value in zip("ABCDEFGH", row):
            if isinstance(value, int):
                cells.append(f'<c r="{column}{number}" s="1"><v>{value}</v></c>')
            elif value:
                cells.append(f'<c r="{column}{number}" t="s"><v>{texts.setdefault(value, len(texts))}</v></c>')
        rows.append(f'<row r="{number}" spans="1:8">{"".join(cells)}</row>')
    items = "".join(f'<si><t xml:space="preserve">{escaped(text)}</t></si>' for text in texts)
    parts = {"xl/workbook.xml": "sheet.main", "xl/worksheets/sheet1.xml": "worksheet"}
    parts |= {"xl/styles.xml": "styles", "xl/sharedStrings.xml": "sharedStrings"}
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{TYPE}.{kind}+xml"/>' for name, kind in parts.items())
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
        '<sheets><sheet name="Export" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId3" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><dimension ref="A1:H{len(rows)}"/>'
        f"<sheetData>{''.join(rows)}</sheetData></worksheet>",
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}" uniqueCount="{len(texts)}">{items}</sst>',
    }


with zipfile.ZipFile(sys.argv[1], "w") as archive:
    for name, content in members().items():
        archive.writestr(zipfile.ZipInfo(name), (XML + content).encode(), zipfile.ZIP_DEFLATED)
