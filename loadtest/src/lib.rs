//! A headless client of Foorumi and crowds of them.
