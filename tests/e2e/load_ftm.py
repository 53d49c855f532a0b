"""Loads an export with the followthemoney package: what it finds wrong, a line each; and what it has seen.

usage: load_ftm.py MODEL FOLDER
"""

import json
import sys
from pathlib import Path

from followthemoney import model
from followthemoney.dataset.util import dataset_name_check
from followthemoney.statement import Statement

errors = []


def wrong(*words):
    errors.append(" ".join(str(word) for word in words))


def check_model(path):
    """What the export is written by is what the package has."""
    for line in path.read_text().splitlines():
        match line.split():
            case ["schema", name, *others]:
                known = {schema.name for schema in model.get(name).schemata}
                if not set(others) <= known:
                    wrong("schema", name, "is none of", others)
            case ["property", name, prop, kind, longest]:
                found = model.get(name).get(prop)
                if found is None or found.stub or (found.type.name, str(found.max_length)) != (kind, longest):
                    wrong("property", name, prop, found)


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def check_entity(proxy, schemata):
    schema = proxy.schema
    schema.validate(proxy.to_dict())
    for name in schema.required:
        if not proxy.has(name):
            wrong(proxy.id, schema.name, "has no", name)
    for prop, value in proxy.itervalues():
        if prop.stub:
            wrong(proxy.id, prop.name, "cannot be written")
        # What the package makes of a value that is added to an entity: none means that it is dropped.
        if prop.type.clean(value, format=prop.format, proxy=proxy) is None:
            wrong(proxy.id, schema.name, prop.name, "drops", repr(value))
        if len(value) > prop.max_length:
            wrong(proxy.id, schema.name, prop.name, "is too long:", repr(value))
        if prop.type.name == "entity":
            if value not in schemata:
                wrong(proxy.id, prop.name, "leads to nothing:", value)
            elif not model.get(schemata[value]).is_a(prop.range):
                wrong(proxy.id, prop.name, "leads to a", schemata[value])


def main(table, folder):
    check_model(Path(table))
    entities = lines(folder / "entities.ftm.json")
    schemata = {data["id"]: data["schema"] for data in entities}
    if len(schemata) != len(entities):
        wrong("an id is there twice")
    proxies = {}
    for data in entities:
        proxy = model.get_proxy(data)
        proxies[proxy.id] = proxy
        if set(data["properties"]) - {prop.name for prop in proxy.iterprops()}:
            wrong(proxy.id, "has properties that are not loaded")
        check_entity(proxy, schemata)
    statements = lines(folder / "statements.json")
    stated = {}
    ids = set()
    for data in statements:
        statement = Statement.from_dict(data)
        dataset_name_check(statement.dataset)
        if statement.id in ids:
            wrong(statement, "is there twice")
        ids.add(statement.id)
        if not statement.origin:
            wrong(statement, "has no origin")
        if statement.prop == Statement.BASE:
            stated.setdefault(statement.entity_id, set())
        else:
            stated[statement.entity_id].add((statement.prop, statement.value))
    of_entities = {id: {(prop.name, value) for prop, value in proxy.itervalues()} for id, proxy in proxies.items()}
    if stated != of_entities:
        wrong("statements and entities do not say the same")
    kinds = {}
    for schema in schemata.values():
        kinds[schema] = kinds.get(schema, 0) + 1
    print(json.dumps({"schemata": kinds, "statements": len(statements), "errors": errors}))


main(sys.argv[1], Path(sys.argv[2]))
