//! The filters that every list of published challenges has.

/// Declares the query of a list of published challenges, of the form of another macro: the filters and what else is named.
#[macro_export]
macro_rules! challenge_query {
    ($form:ident! $(#[$doc:meta])* $name:ident { $($extra:tt)* }) => {
        $crate::$form! {
            $(#[$doc])*
            $name {
                /// Only with one of these technologies, or with one that lies within it: slugs or known synonyms such as `IA`; may be
                /// repeated.
                #[param(max_items = 40)]
                technology: Vec<String>,
                /// Only of one of these sectors, or of one that lies within it; may be repeated.
                #[param(max_items = 20)]
                sector: Vec<String>,
                /// Only at one of these sites; may be repeated.
                #[param(max_items = 40)]
                site: Vec<String>,
                /// Only of this programme.
                #[param(nullable = false)]
                programme: Option<tahaddi_domain::id::ProgrammeId>,
                /// Only of this organisation.
                #[param(nullable = false)]
                organisation: Option<tahaddi_domain::id::OrganisationId>,
                /// Only what is this now.
                #[param(nullable = false)]
                status: Option<tahaddi_domain::challenge::ChallengeStatus>,
                /// Only what closes before this instant.
                #[param(nullable = false)]
                closes_before: Option<tahaddi_domain::time::Instant>,
                /// Only what answers all these words, in any language: by a word of its title, summary or description, by a technology,
                /// sector or site that is called so or lies within one that is, or by the name of its organisation. The first three
                /// letters of a word are enough. If nothing answers, words of four letters may have one wrong letter, of eight two.
                #[param(max_length = 200, nullable = false)]
                q: Option<String>,
                $($extra)*
            }
        }
        impl $name {
            /// What is looked for.
            fn wanted(&self) -> $crate::service::find::ChallengeSearch {
                $crate::service::find::ChallengeSearch {
                    technology: self.technology.clone(),
                    sector: self.sector.clone(),
                    site: self.site.clone(),
                    programme: self.programme.clone(),
                    organisation: self.organisation.clone(),
                    status: self.status,
                    closes_before: self.closes_before,
                    q: self.q.clone(),
                }
            }
        }
    };
}
