//! Asks for the passwords of secret keys.

use std::env::{self, VarError};

use anyhow::{Context, Result, bail};

/// Holds the password where nobody can be asked.
const VARIABLE: &str = "DRAGOMAN_KEY_PASSWORD";

/// The password of a key that is there.
pub(crate) fn known(key: &str) -> Result<String> {
    match given()? {
        Some(password) => Ok(password),
        None => ask(&format!("Password of {key}: ")),
    }
}

/// The password of a key that is about to be made.
pub(crate) fn new() -> Result<String> {
    let password = match given()? {
        Some(password) => password,
        None => {
            let password = ask("Password for the new key: ")?;
            if ask("Once more: ")? != password {
                bail!("the passwords differ; no key was made, try again");
            }
            password
        }
    };
    if password.is_empty() {
        bail!("an empty password protects nothing; choose one, or say --no-password");
    }
    Ok(password)
}

fn given() -> Result<Option<String>> {
    match env::var(VARIABLE) {
        Ok(password) => Ok(Some(password)),
        Err(VarError::NotPresent) => Ok(None),
        Err(error) => Err(error).context(VARIABLE),
    }
}

fn ask(prompt: &str) -> Result<String> {
    rpassword::prompt_password(prompt)
        .with_context(|| format!("there is no terminal to ask for the password on; set {VARIABLE}"))
}
