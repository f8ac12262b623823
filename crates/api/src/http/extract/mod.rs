//! What operations read from a request.

mod body;
mod cursor;
mod faults;
mod form;
mod page;
mod path;
mod post;
mod precondition;
mod query;
mod strict;
mod upload;

pub use body::{Body, Patch};
pub use cursor::{Cursor, CursorKey};
pub use path::{PathId, PathText, SecondId, SecondText};
pub use post::{Answer, NoBody, Post};
pub use precondition::IfMatch;
pub use query::{Query, is_list};
pub use upload::{Upload, refusal as file_refusal};

use crate::context::Ctx;
use crate::error::ApiError;
use crate::http::describe::{Describe, OperationDoc};
use actix_web::{FromRequest, HttpRequest, dev::Payload, web};
use std::future::{Ready, ready};

impl FromRequest for Ctx {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;
    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let ctx = request.app_data::<web::Data<Self>>().map(|data| data.get_ref().clone());
        ready(ctx.ok_or_else(|| ApiError::fault("the application was built without a context")))
    }
}

impl Describe for Ctx {
    fn describe(_doc: &mut OperationDoc) {}
}
