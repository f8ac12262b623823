//! The guides of `docs/guides`, as pages: rendered once, from the text that is packed into the program.

use super::diagram::{DIAGRAMS, LifeCycle};
use super::negotiated::InLanguage;
use super::{Chrome, cached, html};
use crate::error::ApiError;
use crate::http::extract::PathText;
use actix_web::{HttpRequest, HttpResponse};
use askama::Template;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd, html as markdown};
use std::sync::LazyLock;

/// The guides, in the order in which they are listed. The catalogue has a title for each.
const SOURCES: [(&str, &str); 5] = [
    ("partner", include_str!("../../../../../docs/guides/partner.md")),
    ("startup", include_str!("../../../../../docs/guides/startup.md")),
    ("juror", include_str!("../../../../../docs/guides/juror.md")),
    ("operator", include_str!("../../../../../docs/guides/operator.md")),
    ("front-end", include_str!("../../../../../docs/guides/front-end.md")),
];

/// A guide: its name in addresses, and its text as HTML.
struct Guide {
    name: &'static str,
    text: String,
}

static GUIDES: LazyLock<Vec<Guide>> =
    LazyLock::new(|| SOURCES.into_iter().map(|(name, source)| Guide { name, text: render(source) }).collect());

#[derive(Template)]
#[template(path = "guides.html")]
struct GuidesPage {
    chrome: Chrome,
    guides: [(&'static str, &'static str); SOURCES.len()],
}

#[derive(Template)]
#[template(path = "guide.html")]
struct GuidePage<'a> {
    chrome: Chrome,
    title: String,
    text: &'a str,
}

/// The list of guides.
///
/// # Errors
/// `invalid_parameter` for a language that we do not speak.
pub async fn list(request: HttpRequest) -> Result<HttpResponse, ApiError> {
    let language = InLanguage::of(&request)?.0;
    Ok(html(&request, &GuidesPage { chrome: Chrome { language }, guides: SOURCES }, language))
}

/// One guide.
///
/// # Errors
/// `not_found`; `invalid_parameter` for a language that we do not speak.
pub async fn show(request: HttpRequest, name: PathText) -> Result<HttpResponse, ApiError> {
    let language = InLanguage::of(&request)?.0;
    let guide = GUIDES.iter().find(|guide| guide.name == name.0).ok_or_else(ApiError::not_found)?;
    let chrome = Chrome { language };
    Ok(html(&request, &GuidePage { chrome, title: chrome.t(&format!("page-guide-{}", guide.name)), text: &guide.text }, language))
}

/// One picture of a life cycle.
///
/// # Errors
/// `not_found`.
pub async fn diagram(request: HttpRequest, name: PathText) -> Result<HttpResponse, ApiError> {
    static DRAWN: LazyLock<Vec<(&str, String)>> =
        LazyLock::new(|| DIAGRAMS.iter().filter_map(|(name, _)| Some((*name, LifeCycle::find(name)?.to_svg()))).collect());
    let wanted = name.0.strip_suffix(".svg").ok_or_else(ApiError::not_found)?;
    let (_, svg) = DRAWN.iter().find(|(name, _)| *name == wanted).ok_or_else(ApiError::not_found)?;
    Ok(cached(&request, svg.clone().into_bytes(), "image/svg+xml"))
}

/// Markdown as HTML. The text is ours; HTML in it (comments for tools) is left out, so no other markup than Markdown's comes through.
fn render(source: &str) -> String {
    let mut events: Vec<Event<'_>> = Vec::new();
    let mut picture = false;
    let mut elsewhere = false;
    for event in Parser::new_ext(source, Options::ENABLE_TABLES) {
        match event {
            Event::Html(_) | Event::InlineHtml(_) => {}
            Event::Start(Tag::Image { dest_url, .. }) => {
                events.push(Event::Html(image(&dest_url).into()));
                picture = true;
            }
            Event::End(TagEnd::Image) => picture = false,
            // What stands in place of the picture is told by the domain too.
            _ if picture => {}
            // What lies elsewhere in the repository is named, and not served.
            Event::Start(Tag::Link { dest_url, .. }) if dest_url.starts_with("../") => elsewhere = true,
            Event::End(TagEnd::Link) if elsewhere => elsewhere = false,
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                if let Some(file) = file_in(&info) {
                    events.extend([Event::Start(Tag::Paragraph), Event::Code(file.to_owned().into()), Event::End(TagEnd::Paragraph)]);
                }
                events.push(Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))));
            }
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                events.push(Event::Start(Tag::Link { link_type, dest_url: address(dest_url), title, id }));
            }
            event => events.push(event),
        }
    }
    let mut text = String::new();
    markdown::push_html(&mut text, events.into_iter());
    text
}

/// A picture with what it shows in words.
fn image(file: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or_default().trim_end_matches(".svg");
    LifeCycle::find(name).map_or_else(String::new, |cycle| {
        format!("<img class=\"diagram\" src=\"/docs/diagrams/{name}.svg\" alt=\"{}: {}\">", cycle.title(), cycle.description())
    })
}

/// The file that a block of code is, if the block says so: ```` ```ts client.ts ````.
fn file_in(info: &str) -> Option<&str> {
    info.split_whitespace().nth(1).filter(|word| word.contains('.'))
}

/// A link between files, as a link between pages.
fn address(link: CowStr<'_>) -> CowStr<'_> {
    match link.strip_suffix(".md") {
        Some(name) if !name.contains('/') => format!("/docs/guides/{name}").into(),
        _ => link,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guides_hold_nothing_but_markdown_and_link_only_to_this_server() {
        assert_eq!(render("a<!-- output:x -->\n\n<script>b</script>\n"), "<p>a</p>\n");
        for guide in GUIDES.iter() {
            // Developers follow the calls of a client, everybody else the life of an object.
            let pictured = guide.text.contains("<img class=\"diagram\"");
            assert!(guide.text.contains("<h1>") && pictured == (guide.name != "front-end"), "{}", guide.name);
            let links = guide.text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
            for link in links {
                assert!(link.starts_with('/') || link.starts_with('#'), "{}: {link}", guide.name);
            }
        }
    }

    #[test]
    fn a_link_between_files_is_one_between_pages() {
        assert_eq!(render("[a](juror.md) [b](/docs/)"), "<p><a href=\"/docs/guides/juror\">a</a> <a href=\"/docs/\">b</a></p>\n");
        assert_eq!(render("[a *b*](../API-DESIGN.md) [c](juror.md)"), "<p>a <em>b</em> <a href=\"/docs/guides/juror\">c</a></p>\n");
    }

    #[test]
    fn a_block_of_code_says_which_file_it_is() {
        assert_eq!(render("```ts page.ts\nx\n```"), "<p><code>page.ts</code></p>\n<pre><code class=\"language-ts\">x\n</code></pre>\n");
        assert_eq!(render("```sh 200\nx\n```"), "<pre><code class=\"language-sh\">x\n</code></pre>\n");
    }
}
