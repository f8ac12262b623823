//! A market of generated calls, startups and dossiers: the same for the same seed, on both engines.

use anyhow::anyhow;
use serde_json::json;
use tahaddi_api::error::ApiError;
use tahaddi_api::service::seed;
use tahaddi_domain::application::{Application, ApplicationState};
use tahaddi_domain::catalogue::TermKind;
use tahaddi_domain::challenge::{Challenge, ChallengeState};
use tahaddi_domain::document::{ApplicationDocument, ChallengeDocument, Language, LocalizedText, OrganisationProfile};
use tahaddi_domain::dossier::Grants;
use tahaddi_domain::eligibility::EligibilityDecisions;
use tahaddi_domain::id::{ApplicationId, ChallengeId, Id as _, OrganisationId, UserId};
use tahaddi_domain::organisation::{Organisation, OrganisationKind, Verification, VerificationState};
use tahaddi_domain::random::{Random as _, SeededRandom};
use tahaddi_domain::time::{Instant, Span};
use tahaddi_persistence::repo::{application, challenge, organisation, term, user};
use tahaddi_persistence::{Db, StoreError, Tx};

/// How many are written in one transaction.
const BATCH: usize = 250;
/// How many organisations own the calls.
const PARTNERS: usize = 200;

const FRENCH: &str = "énergie eau irrigation ferme port logistique santé hôpital école formation déchets recyclage ville mobilité transport \
    usine machine capteur réseau données qualité sécurité climat forêt pêche tourisme artisanat commerce banque assurance emploi recrutement \
    maintenance solaire éolien hydrogène stockage batterie dessalement pollution analyse image satellite drone robot agriculture élevage \
    semence récolte marché prix traçabilité identité paiement facture client service public citoyen dossier archive langue traduction";
const ARABIC: &str = "الماء الطاقة الفلاحة السقي الصحة التعليم المدينة النقل الميناء اللوجستيك البيئة المناخ الغابة الصيد السياحة التجارة \
    البنك التأمين التشغيل الصيانة الشمس الرياح التخزين التحلية التلوث الصورة القمر الروبوت البذور السوق الجودة الأمن الهوية الأداء المواطن \
    الإدارة اللغة الترجمة المعطيات الشبكة المصنع الآلة";
const ENGLISH: &str = "energy water irrigation farm port logistics health hospital school training waste recycling city mobility transport \
    factory machine sensor network data quality security climate forest fishing tourism craft trade bank insurance jobs hiring maintenance \
    solar wind hydrogen storage battery desalination pollution analysis image satellite drone robot farming livestock seed harvest market";

/// Whatever the generator chooses.
pub(crate) struct Dice(SeededRandom);

impl Dice {
    /// The same choices for the same seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(SeededRandom::new(seed))
    }
    /// A number below a limit.
    pub(crate) fn below(&self, limit: usize) -> usize {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes);
        usize::try_from(u64::from_be_bytes(bytes) % u64::try_from(limit.max(1)).unwrap_or(1)).unwrap_or_default()
    }
    fn of<'a, T>(&self, items: &'a [T]) -> Option<&'a T> {
        // Some are common and most are rare.
        let first = self.below(items.len());
        items.get(first.min(self.below(items.len())))
    }
    /// So many French words.
    pub(crate) fn french(&self, count: usize) -> String {
        self.text(&FRENCH.split_whitespace().collect::<Vec<_>>(), count)
    }
    /// Words, and now and then a name that few others have.
    fn text(&self, words: &[&str], count: usize) -> String {
        let rare = |n: usize| format!("projet{}", n * 7 % 9_973);
        let word = |_| if self.below(12) == 0 { rare(self.below(9_973)) } else { (*self.of(words).unwrap_or(&"")).to_owned() };
        (0..count).map(word).collect::<Vec<_>>().join(" ")
    }
    fn texts(&self, count: usize) -> LocalizedText {
        let words = |text: &'static str| text.split_whitespace().collect::<Vec<_>>();
        LocalizedText {
            fr: Some(self.text(&words(FRENCH), count)),
            ar: (self.below(2) == 0).then(|| self.text(&words(ARABIC), count)),
            en: (self.below(3) == 0).then(|| self.text(&words(ENGLISH), count)),
        }
    }
    fn slugs(&self, all: &[String], most: usize) -> Vec<String> {
        let mut some: Vec<String> = (0..=self.below(most)).filter_map(|_| self.of(all).cloned()).collect();
        some.sort();
        some.dedup();
        some
    }
}

/// What was made.
#[derive(Debug, Default)]
pub(crate) struct Market {
    /// The calls, all of them public.
    pub(crate) calls: Vec<ChallengeId>,
    /// The startups.
    pub(crate) startups: Vec<OrganisationId>,
}

/// Fills an empty database.
///
/// # Errors
/// The store failed.
pub(crate) async fn fill(db: &Db, calls: usize, startups: usize, dossiers: usize, now: Instant) -> anyhow::Result<Market> {
    let mut market = Market::default();
    seed::catalogue(db).await?;
    let slugs = |kind| async move {
        let terms = db.read(move |conn| term::list(conn, kind, false)).await?;
        Ok::<_, anyhow::Error>(terms.into_iter().map(|term| term.slug).collect::<Vec<_>>())
    };
    let technologies = slugs(TermKind::Technology).await?;
    let (sectors, sites, regions) = (slugs(TermKind::Sector).await?, slugs(TermKind::Site).await?, slugs(TermKind::Region).await?);
    let dice = Dice::new(2027);
    let author = UserId::generate(now, &dice.0);
    let person = person(author.clone(), now);
    let mut partners = Vec::new();
    for n in 0..PARTNERS {
        partners.push(organisation_of(&dice, OrganisationKind::Partner, format!("Organisme {n}"), OrganisationProfile::default(), now));
    }
    let owners: Vec<OrganisationId> = partners.iter().map(|partner| partner.id.clone()).collect();
    db.write(move |tx| -> Result<(), StoreError> {
        user::insert(tx, &person)?;
        partners.iter().try_for_each(|partner| organisation::insert(tx, partner))
    })
    .await?;
    let mut waiting = Vec::new();
    for n in 0..startups {
        let profile = OrganisationProfile {
            summary: dice.texts(6),
            region: dice.of(&regions).cloned(),
            sectors: dice.slugs(&sectors, 2),
            technologies: dice.slugs(&technologies, 3),
            ..OrganisationProfile::default()
        };
        let name = format!("{} {n}", dice.text(&FRENCH.split_whitespace().collect::<Vec<_>>(), 2));
        let startup = organisation_of(&dice, OrganisationKind::Startup, name, profile, now);
        market.startups.push(startup.id.clone());
        waiting.push(startup);
        if waiting.len() == BATCH || n + 1 == startups {
            let some = std::mem::take(&mut waiting);
            db.write(move |tx| some.iter().try_for_each(|startup| organisation::insert(tx, startup))).await.map_err(store)?;
        }
    }
    let mut waiting = Vec::new();
    for n in 0..calls {
        let owner = dice.of(&owners).cloned().ok_or_else(|| anyhow!("no partner"))?;
        let published = now - Span::minutes(i64::try_from(calls - n)?);
        let closes = now + Span::hours(i64::try_from(dice.below(4_000))? - 2_000);
        let mut document: ChallengeDocument = serde_json::from_value(json!({
            "title": {"fr": "x"}, "sectors": dice.slugs(&sectors, 2), "technologies": dice.slugs(&technologies, 3), "sites": dice.slugs(&sites, 2), "seats": 10,
            "phases": [{"kind": "application", "opens": {"local": "2026-01-01", "at": now - Span::days(200)}, "closes": {"local": "2027-01-01", "at": closes}}],
        }))?;
        (document.title, document.summary, document.description) = (dice.texts(6), dice.texts(15), dice.texts(60));
        let id = ChallengeId::generate(published, &dice.0);
        market.calls.push(id.clone());
        waiting.push(Challenge {
            id,
            organisation: owner,
            programme: None,
            state: ChallengeState::Published,
            document: document.into(),
            note: None,
            publish_at: None,
            published_at: Some(published),
            created_by: author.clone(),
            version: 1,
            created_at: published,
            updated_at: published,
        });
        if waiting.len() == BATCH || n + 1 == calls {
            let (some, author) = (std::mem::take(&mut waiting), author.clone());
            let insert = move |tx: &mut Tx<'_>| some.iter().try_for_each(|call| challenge::insert(tx, call, &author));
            db.write(insert).await.map_err(store)?;
        }
    }
    apply(db, &dice, &market, &author, dossiers, now).await?;
    Ok(market)
}

/// Dossiers of the startups to the calls, none twice to the same.
async fn apply(db: &Db, dice: &Dice, market: &Market, author: &UserId, dossiers: usize, now: Instant) -> anyhow::Result<()> {
    let mut waiting = Vec::new();
    for n in 0..dossiers {
        let (startup, round) = (n % market.startups.len().max(1), n / market.startups.len().max(1));
        let call = (startup + round * 7_919) % market.calls.len().max(1);
        let (Some(startup), Some(challenge)) = (market.startups.get(startup), market.calls.get(call)) else { break };
        let at = now - Span::minutes(i64::try_from(dossiers - n)?);
        waiting.push(Application {
            id: ApplicationId::generate(at, &dice.0),
            challenge: challenge.clone(),
            startup: startup.clone(),
            slot: i32::try_from(round + 1)?,
            state: ApplicationState::Submitted,
            document: ApplicationDocument { title: dice.french(20), ..ApplicationDocument::default() },
            submitted_at: Some(at),
            withdrawn_at: None,
            grants: Grants::default(),
            eligibility: EligibilityDecisions::default(),
            created_by: author.clone(),
            version: 1,
            created_at: at,
            updated_at: at,
        });
        if waiting.len() == BATCH || n + 1 == dossiers {
            let (some, author) = (std::mem::take(&mut waiting), author.clone());
            let insert = move |tx: &mut Tx<'_>| some.iter().try_for_each(|dossier| application::insert(tx, dossier, &author));
            db.write(insert).await.map_err(store)?;
        }
    }
    Ok(())
}

fn store(error: StoreError) -> ApiError {
    error.into()
}

/// A verified organisation.
pub(crate) fn organisation_of(
    dice: &Dice,
    kind: OrganisationKind,
    name: String,
    profile: OrganisationProfile,
    now: Instant,
) -> Organisation {
    let verification = Verification { state: VerificationState::Verified, ..Verification::default() };
    Organisation {
        id: OrganisationId::generate(now, &dice.0),
        kind,
        name,
        profile,
        verification,
        version: 1,
        created_at: now,
        updated_at: now,
    }
}

fn person(id: UserId, now: Instant) -> user::User {
    user::User {
        id,
        email: "bench@tahaddi.example".to_owned(),
        name: "Bench".to_owned(),
        language: Language::Fr,
        password_hash: None,
        email_verified_at: Some(now),
        operator_role: None,
        disabled_at: None,
        token_epoch: 0,
        version: 1,
        created_at: now,
        updated_at: now,
    }
}
