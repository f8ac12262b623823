//! What is made for people to look at and print: the picture of a ranking, and the minutes of a decision.
//!
//! Values in, text or bytes out; nothing here knows of requests or of the database. A picture and a page of a document are both a
//! [`scene::Scene`] of lines and texts: [`svg`] writes one for browsers, [`pdf`] draws it with embedded fonts and tags what is read.

pub mod blocks;
mod elements;
pub mod html;
pub mod minutes;
mod pages;
pub mod pdf;
pub mod picture;
pub mod scene;
mod shape;
pub mod svg;
mod tags;
mod typeset;
