//! The way from one version to the next: data kept by earlier releases opens here, and everything
//! goes on (F20).

mod browser;
mod ended;
mod kills;
mod live;
mod logs;
mod opens;
mod place;
mod record;
mod scene;
mod told;
