//! Who a browser is: a token that only this server can have given (rule ID2), and that tells when (rule
//! TR3). Nothing is stored for it, so that half a million visitors cost nothing and no list of people
//! exists.

use crate::secret;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use foorumi_protocol::{MeetingId, Millis, PersonId};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    path::Path,
};
use uuid::Uuid;

const KEY_FILE: &str = "server.key";
const KEY_BYTES: usize = 32;
/// Bytes of the signature in a token: 128 bits cannot be guessed over a network.
const SIGNATURE_BYTES: usize = 16;
const PERSON_BYTES: usize = 16;
const TIME_BYTES: usize = 8;

/// Somebody who comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Returner {
    pub(crate) person: PersonId,
    /// When they came first; 0 for a token that does not tell, which counts as before everything.
    pub(crate) came: Millis,
}

/// Gives and checks the tokens of people.
pub(crate) struct Identity {
    key: [u8; KEY_BYTES],
}

impl Identity {
    /// Reads the server's key, or makes it at the first start.
    pub(crate) fn open(data: &Path) -> io::Result<Self> {
        let key = match Self::key_in(data)? {
            Some(key) => key,
            None => {
                let key = secret::bytes();
                write_private(&data.join(KEY_FILE), &key)?;
                key
            }
        };
        Ok(Self { key })
    }

    /// The key that all nodes share; kept here too, in case they have to be told it again.
    pub(crate) fn with_key(data: &Path, key: [u8; KEY_BYTES]) -> io::Result<Self> {
        if Self::key_in(data)? != Some(key) {
            let file = data.join(KEY_FILE);
            match fs::remove_file(&file) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => write_private(&file, &key)?,
            }
        }
        Ok(Self { key })
    }

    /// The key in the data folder, if there is one.
    pub(crate) fn key_in(data: &Path) -> io::Result<Option<[u8; KEY_BYTES]>> {
        match fs::read(data.join(KEY_FILE)) {
            Ok(bytes) => {
                let key = bytes.try_into();
                key.map(Some).map_err(|_| io::Error::other("server.key is damaged"))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// A person who was not here before.
    pub(crate) fn new_person() -> PersonId {
        PersonId(Uuid::from_bytes(secret::bytes()))
    }

    /// The token of a person in a meeting, who came at this time.
    pub(crate) fn token(&self, meeting: MeetingId, Returner { person, came }: Returner) -> String {
        let mut token = person.0.as_bytes().to_vec();
        token.extend(came.0.to_be_bytes());
        let signature = self.timed(meeting, person, came).finalize().into_bytes();
        token.extend(&signature[..SIGNATURE_BYTES]);
        URL_SAFE_NO_PAD.encode(token)
    }

    /// The person whose token this is; `None` for a token of another meeting, or a forged one.
    pub(crate) fn person(&self, meeting: MeetingId, token: &str) -> Option<Returner> {
        let bytes = URL_SAFE_NO_PAD.decode(token).ok()?;
        let (person, rest) = bytes.split_at_checked(PERSON_BYTES)?;
        let person = PersonId(Uuid::from_slice(person).ok()?);
        let (came, signature) = rest.split_at_checked(rest.len().checked_sub(SIGNATURE_BYTES)?)?;
        let (came, mac) = if came.is_empty() {
            // Given before tokens told a time.
            (Millis(0), self.mac(b"person", meeting, person))
        } else {
            let came: [u8; TIME_BYTES] = came.try_into().ok()?;
            let came = Millis(u64::from_be_bytes(came));
            (came, self.timed(meeting, person, came))
        };
        mac.verify_truncated_left(signature).ok().map(|()| Returner { person, came })
    }

    /// The number by which the person's devices shuffle ballots (rule DV6).
    pub(crate) fn shuffle(&self, meeting: MeetingId, person: PersonId) -> u32 {
        let signature = self.sign(b"shuffle", meeting, person);
        u32::from_be_bytes([signature[0], signature[1], signature[2], signature[3]])
    }

    fn timed(&self, meeting: MeetingId, person: PersonId, came: Millis) -> Hmac<Sha256> {
        let mut mac = self.mac(b"person and time", meeting, person);
        mac.update(&came.0.to_be_bytes());
        mac
    }

    fn sign(&self, purpose: &[u8], meeting: MeetingId, person: PersonId) -> [u8; 32] {
        self.mac(purpose, meeting, person).finalize().into_bytes().into()
    }

    fn mac(&self, purpose: &[u8], meeting: MeetingId, person: PersonId) -> Hmac<Sha256> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.key).expect("HMAC takes any key");
        mac.update(purpose);
        mac.update(meeting.0.as_bytes());
        mac.update(person.0.as_bytes());
        mac
    }
}

fn write_private(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(file)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn id2_a_token_names_one_person_of_one_meeting() {
        let folder = tempfile::tempdir().expect("a folder");
        let identity = Identity::open(folder.path()).expect("a key");
        let again = Identity::open(folder.path()).expect("the same key");
        let meeting = MeetingId(Uuid::from_u128(1));
        let known = Returner { person: Identity::new_person(), came: Millis(1_764_300_000_123) };
        let token = identity.token(meeting, known);
        assert_eq!(again.person(meeting, &token), Some(known));
        assert_eq!(again.person(MeetingId(Uuid::from_u128(2)), &token), None);
        let mut forged = URL_SAFE_NO_PAD.decode(&token).expect("own token");
        forged[0] ^= 1;
        assert_eq!(again.person(meeting, &URL_SAFE_NO_PAD.encode(forged)), None);
        for nonsense in ["", "?", "AAAA", &token[..40]] {
            assert_eq!(again.person(meeting, nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn tr3_a_token_tells_when_it_was_given_and_nobody_makes_it_older() {
        let folder = tempfile::tempdir().expect("a folder");
        let identity = Identity::open(folder.path()).expect("a key");
        let meeting = MeetingId(Uuid::from_u128(1));
        let person = Identity::new_person();
        let token = identity.token(meeting, Returner { person, came: Millis(5_000) });
        let bytes = URL_SAFE_NO_PAD.decode(&token).expect("own token");
        let mut older = bytes.clone();
        older[PERSON_BYTES + TIME_BYTES - 1] ^= 1;
        // Nor by leaving the time out.
        let untimed = [&bytes[..PERSON_BYTES], &bytes[PERSON_BYTES + TIME_BYTES..]].concat();
        for forged in [older, untimed] {
            assert_eq!(identity.person(meeting, &URL_SAFE_NO_PAD.encode(forged)), None);
        }
        // One that was given before tokens told a time is as good as ever, and before everything.
        let mut old = person.0.as_bytes().to_vec();
        old.extend(&identity.sign(b"person", meeting, person)[..SIGNATURE_BYTES]);
        let known = identity.person(meeting, &URL_SAFE_NO_PAD.encode(old));
        assert_eq!(known, Some(Returner { person, came: Millis(0) }));
    }
}
