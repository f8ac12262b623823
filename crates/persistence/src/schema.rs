//! The tables, as diesel sees them; the migrations are the truth.

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    audit_entries (id) {
        id -> Text,
        at -> Instant,
        actor_id -> Nullable<Text>,
        action -> Text,
        subject_id -> Text,
        organisation_id -> Nullable<Text>,
        request_id -> Text,
        details -> Text,
    }
}

diesel::table! {
    audit_seals (sequence) {
        sequence -> BigInt,
        entry_id -> Text,
        hash -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    outbox (id) {
        id -> Text,
        kind -> Text,
        payload -> Text,
        status -> Text,
        available_at -> Nullable<Instant>,
        attempts -> Integer,
        lease_owner -> Nullable<Text>,
        fence -> BigInt,
        last_error -> Nullable<Text>,
        created_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    leases (name) {
        name -> Text,
        owner -> Text,
        until -> Instant,
        fence -> BigInt,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    idempotency_records (principal, operation, key) {
        principal -> Text,
        operation -> Text,
        key -> Text,
        request_hash -> Text,
        status -> Nullable<Integer>,
        headers -> Nullable<Text>,
        body -> Nullable<Text>,
        created_at -> Instant,
        expires_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    throttle (key) {
        key -> Text,
        tat -> Instant,
    }
}

diesel::table! {
    settings_state (key) {
        key -> Text,
        value -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    users (id) {
        id -> Text,
        email -> Text,
        name -> Text,
        language -> Text,
        password_hash -> Nullable<Text>,
        email_verified_at -> Nullable<Instant>,
        operator_role -> Nullable<Text>,
        disabled_at -> Nullable<Instant>,
        token_epoch -> BigInt,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    sessions (id) {
        id -> Text,
        user_id -> Text,
        user_agent -> Text,
        address -> Text,
        generation -> BigInt,
        generation_seen -> BigInt,
        created_at -> Instant,
        last_used_at -> Instant,
        expires_at -> Instant,
        revoked_at -> Nullable<Instant>,
        revoked_reason -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    refresh_tokens (digest) {
        digest -> Text,
        session_id -> Text,
        generation -> BigInt,
        issued_at -> Instant,
        expires_at -> Instant,
        consumed_at -> Nullable<Instant>,
        revoked_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    link_tokens (digest) {
        digest -> Text,
        purpose -> Text,
        user_id -> Nullable<Text>,
        subject_id -> Nullable<Text>,
        email -> Text,
        created_at -> Instant,
        expires_at -> Instant,
        consumed_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    organisations (id) {
        id -> Text,
        kind -> Text,
        name -> Text,
        name_folded -> Text,
        profile -> Text,
        verification_state -> Text,
        verification -> Text,
        verified_until -> Nullable<Instant>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
        ice_enterprise -> Nullable<Text>,
        parent_id -> Nullable<Text>,
    }
}

diesel::table! {
    organisation_terms (kind, slug, organisation_id) {
        kind -> Text,
        slug -> Text,
        organisation_id -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    memberships (organisation_id, user_id) {
        organisation_id -> Text,
        user_id -> Text,
        role -> Text,
        created_at -> Instant,
        updated_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    former_memberships (organisation_id, user_id, began_at) {
        organisation_id -> Text,
        user_id -> Text,
        began_at -> Instant,
        ended_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    invitations (id) {
        id -> Text,
        kind -> Text,
        email -> Text,
        role -> Text,
        organisation_id -> Nullable<Text>,
        juror_id -> Nullable<Text>,
        invited_by -> Nullable<Text>,
        created_at -> Instant,
        expires_at -> Instant,
        accepted_at -> Nullable<Instant>,
        revoked_at -> Nullable<Instant>,
        application_id -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    terms (kind, slug) {
        kind -> Text,
        slug -> Text,
        labels -> Text,
        synonyms -> Text,
        details -> Text,
        position -> BigInt,
        retired_at -> Nullable<Instant>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
        parents -> Text,
    }
}

diesel::table! {
    term_ancestors (kind, ancestor, slug) {
        kind -> Text,
        ancestor -> Text,
        slug -> Text,
    }
}

diesel::table! {
    search_postings (scope, word, subject_id) {
        scope -> Text,
        word -> Text,
        subject_id -> Text,
        weight -> Integer,
    }
}

diesel::table! {
    search_words (word) {
        word -> Text,
    }
}

diesel::table! {
    search_trigrams (trigram, length, word) {
        trigram -> Text,
        length -> Integer,
        word -> Text,
    }
}

diesel::table! {
    term_synonyms (kind, folded) {
        kind -> Text,
        folded -> Text,
        slug -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    programmes (id) {
        id -> Text,
        organisation_id -> Nullable<Text>,
        document -> Text,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    challenges (id) {
        id -> Text,
        organisation_id -> Text,
        programme_id -> Nullable<Text>,
        state -> Text,
        document -> Text,
        note -> Nullable<Text>,
        opens_at -> Nullable<Instant>,
        closes_at -> Nullable<Instant>,
        search_text -> Text,
        publish_at -> Nullable<Instant>,
        published_at -> Nullable<Instant>,
        created_by -> Text,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
        personal_data_erased_at -> Nullable<Instant>,
    }
}

diesel::table! {
    challenge_terms (kind, slug, challenge_id) {
        kind -> Text,
        slug -> Text,
        challenge_id -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    challenge_revisions (challenge_id, version) {
        challenge_id -> Text,
        version -> BigInt,
        state -> Text,
        document -> Text,
        note -> Nullable<Text>,
        actor_id -> Nullable<Text>,
        at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    challenge_questions (id) {
        id -> Text,
        challenge_id -> Text,
        asked_by -> Text,
        text -> Text,
        asked_at -> Instant,
        answer -> Nullable<Text>,
        answered_by -> Nullable<Text>,
        answered_at -> Nullable<Instant>,
        published -> Bool,
        version -> BigInt,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    terms_acceptances (challenge_id, user_id, terms_key, version, accepted_at) {
        challenge_id -> Text,
        user_id -> Text,
        terms_key -> Text,
        version -> BigInt,
        digest -> Text,
        accepted_at -> Instant,
        withdrawn_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    erasure_requests (id) {
        id -> Text,
        user_id -> Text,
        state -> Text,
        requested_at -> Instant,
        due_at -> Instant,
        next_at -> Nullable<Instant>,
        erased_at -> Nullable<Instant>,
        finished_at -> Nullable<Instant>,
        holds -> Text,
        version -> BigInt,
    }
}

diesel::table! {
    application_traces (person, application_id, kind) {
        person -> Text,
        application_id -> Text,
        kind -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    applications (id) {
        id -> Text,
        challenge_id -> Text,
        organisation_id -> Text,
        slot -> Integer,
        state -> Text,
        document -> Text,
        submitted_at -> Nullable<Instant>,
        withdrawn_at -> Nullable<Instant>,
        created_by -> Text,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
        grants -> Text,
        personal_data_erased_at -> Nullable<Instant>,
        eligibility -> Text,
        eligibility_ruling -> Nullable<Text>,
        track -> Nullable<Text>,
    }
}

diesel::table! {
    application_people (application_id, person) {
        application_id -> Text,
        person -> Text,
        challenge_id -> Text,
        takes_part -> Bool,
    }
}

diesel::table! {
    application_partners (application_id, partner) {
        application_id -> Text,
        partner -> Text,
        challenge_id -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    submissions (id) {
        id -> Text,
        application_id -> Text,
        version -> BigInt,
        challenge_id -> Text,
        actor_id -> Text,
        at -> Instant,
        deadline -> Nullable<Instant>,
        digest -> Text,
        receipt -> Text,
        details -> Text,
        access_code_id -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    access_codes (id) {
        id -> Text,
        challenge_id -> Text,
        label -> Text,
        digest -> Text,
        organisation_id -> Nullable<Text>,
        email_domain -> Nullable<Text>,
        uses_allowed -> Integer,
        uses -> Integer,
        created_by -> Text,
        created_at -> Instant,
        expires_at -> Nullable<Instant>,
        revoked_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    challenge_files (id) {
        id -> Text,
        challenge_id -> Text,
        name -> Text,
        media_type -> Text,
        size -> BigInt,
        sha256 -> Text,
        state -> Text,
        blob -> Text,
        uploaded_by -> Text,
        uploaded_at -> Instant,
        blob_key -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    application_files (id) {
        id -> Text,
        application_id -> Text,
        question_id -> Text,
        name -> Text,
        media_type -> Text,
        size -> BigInt,
        sha256 -> Text,
        pages -> Nullable<BigInt>,
        state -> Text,
        blob -> Text,
        uploaded_by -> Text,
        uploaded_at -> Instant,
        removed_at -> Nullable<Instant>,
        correction -> Nullable<Text>,
        blob_key -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    blind_copies (file_id) {
        file_id -> Text,
        state -> Text,
        hidden -> Nullable<Text>,
        blob -> Nullable<Text>,
        blob_key -> Nullable<Text>,
        size -> Nullable<BigInt>,
        sha256 -> Nullable<Text>,
        attempts -> Integer,
        fence -> BigInt,
        due_at -> Nullable<Instant>,
        created_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    application_versions (application_id, version) {
        application_id -> Text,
        version -> BigInt,
        state -> Text,
        document -> Text,
        actor_id -> Nullable<Text>,
        at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    jurors (id) {
        id -> Text,
        challenge_id -> Text,
        user_id -> Nullable<Text>,
        email -> Text,
        name -> Nullable<Text>,
        role -> Text,
        state -> Text,
        interests -> Nullable<Text>,
        confidentiality_accepted_at -> Nullable<Instant>,
        invited_at -> Instant,
        answered_at -> Nullable<Instant>,
        removed_reason -> Nullable<Text>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
        facts -> Nullable<Text>,
        replaces -> Nullable<Text>,
        reminded_at -> Nullable<Instant>,
        scope -> Nullable<Text>,
        reminded_in -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    conflicts (id) {
        id -> Text,
        challenge_id -> Text,
        juror_id -> Nullable<Text>,
        organisation_id -> Text,
        kind -> Text,
        source -> Text,
        reason -> Text,
        declared_by -> Text,
        declared_at -> Instant,
        removed_at -> Nullable<Instant>,
        removed_reason -> Nullable<Text>,
        person_name -> Nullable<Text>,
        person_email -> Nullable<Text>,
        employed_from -> Nullable<Text>,
        employed_until -> Nullable<Text>,
        user_id -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    conflict_clearances (id) {
        id -> Text,
        challenge_id -> Text,
        juror_id -> Nullable<Text>,
        organisation_id -> Text,
        findings -> Text,
        reason -> Text,
        cleared_by -> Text,
        cleared_at -> Instant,
        revoked_at -> Nullable<Instant>,
        revoked_reason -> Nullable<Text>,
        user_id -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    review_phases (id) {
        id -> Text,
        challenge_id -> Text,
        state -> Text,
        policy -> Text,
        opens_at -> Nullable<Instant>,
        closes_at -> Nullable<Instant>,
        rubric_version -> BigInt,
        ranking -> Nullable<Text>,
        locked_at -> Nullable<Instant>,
        locked_by -> Nullable<Text>,
        decision -> Nullable<Text>,
        decided_at -> Nullable<Instant>,
        decided_by -> Nullable<Text>,
        released_at -> Nullable<Instant>,
        released_by -> Nullable<Text>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
        panel_assumption -> Nullable<Text>,
        juror_exclusions -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    assignments (id) {
        id -> Text,
        phase_id -> Text,
        juror_id -> Text,
        application_id -> Text,
        pseudonym -> Text,
        state -> Text,
        sheet -> Nullable<Text>,
        rubric_version -> BigInt,
        reason -> Nullable<Text>,
        completed_at -> Nullable<Instant>,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
        corrected -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    assignment_plans (id) {
        id -> Text,
        phase_id -> Text,
        outcome -> Text,
        kept -> BigInt,
        added -> BigInt,
        removed -> BigInt,
        document -> Text,
        ground -> Text,
        created_by -> Text,
        created_at -> Instant,
        adopted_by -> Nullable<Text>,
        adopted_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    exports (id) {
        id -> Text,
        challenge_id -> Text,
        phase_id -> Nullable<Text>,
        requested_by -> Text,
        options -> Text,
        with_panel -> Bool,
        state -> Text,
        rows_done -> BigInt,
        rows_total -> BigInt,
        attempts -> Integer,
        fence -> BigInt,
        due_at -> Nullable<Instant>,
        failure -> Nullable<Text>,
        file_name -> Nullable<Text>,
        blob -> Nullable<Text>,
        size -> Nullable<BigInt>,
        sha256 -> Nullable<Text>,
        created_at -> Instant,
        finished_at -> Nullable<Instant>,
        expires_at -> Instant,
        blob_key -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    sheet_versions (assignment_id, version) {
        assignment_id -> Text,
        version -> BigInt,
        state -> Text,
        sheet -> Nullable<Text>,
        at -> Instant,
        corrected -> Nullable<Text>,
        reason -> Nullable<Text>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    outcomes (phase_id, application_id) {
        phase_id -> Text,
        application_id -> Text,
        challenge_id -> Text,
        outcome -> Text,
        reason -> Nullable<Text>,
        released_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    decision_corrections (phase_id, number) {
        phase_id -> Text,
        number -> BigInt,
        document -> Text,
        proposed_by -> Text,
        proposed_at -> Instant,
        released_by -> Nullable<Text>,
        released_at -> Nullable<Instant>,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    former_outcomes (application_id, phase_id, number) {
        phase_id -> Text,
        application_id -> Text,
        number -> BigInt,
        outcome -> Text,
        reason -> Nullable<Text>,
        released_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    saved_searches (id) {
        id -> Text,
        user_id -> Text,
        name -> Text,
        query -> Text,
        notify -> Bool,
        version -> BigInt,
        created_at -> Instant,
        updated_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    saved_search_matches (search_id, challenge_id) {
        search_id -> Text,
        challenge_id -> Text,
        told_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    followed_challenges (user_id, challenge_id) {
        user_id -> Text,
        challenge_id -> Text,
        created_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    messages (id) {
        id -> Text,
        application_id -> Text,
        number -> BigInt,
        side -> Text,
        author_id -> Text,
        text -> Text,
        sent_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    thread_marks (application_id, side) {
        application_id -> Text,
        side -> Text,
        number -> BigInt,
        marked_at -> Instant,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    appeals (id) {
        id -> Text,
        application_id -> Text,
        phase_id -> Text,
        challenge_id -> Text,
        state -> Text,
        grounds -> Text,
        filed_by -> Text,
        filed_at -> Instant,
        closes_at -> Instant,
        reason -> Nullable<Text>,
        decided_by -> Nullable<Text>,
        decided_at -> Nullable<Instant>,
        version -> BigInt,
    }
}

diesel::table! {
    records (id) {
        id -> Text,
        challenge_id -> Text,
        number -> BigInt,
        phase_id -> Text,
        head -> Text,
        signed -> Text,
    }
}

diesel::table! {
    record_parts (phase_id, digest) {
        phase_id -> Text,
        digest -> Text,
        content -> Text,
    }
}

diesel::table! {
    use diesel::sql_types::*;
    use crate::column::sql_types::Instant;

    committed_seeds (phase_id) {
        phase_id -> Text,
        challenge_id -> Text,
        seed -> Text,
        seed_digest -> Text,
        committed_at -> Instant,
    }
}

diesel::joinable!(audit_seals -> audit_entries (entry_id));
diesel::joinable!(memberships -> organisations (organisation_id));
diesel::joinable!(memberships -> users (user_id));
diesel::joinable!(applications -> organisations (organisation_id));
diesel::joinable!(applications -> challenges (challenge_id));
diesel::joinable!(challenges -> organisations (organisation_id));
diesel::joinable!(assignments -> applications (application_id));
diesel::joinable!(assignments -> jurors (juror_id));
diesel::joinable!(assignments -> review_phases (phase_id));
diesel::joinable!(outcomes -> applications (application_id));
diesel::allow_tables_to_appear_in_same_query!(
    audit_entries,
    audit_seals,
    outbox,
    leases,
    idempotency_records,
    throttle,
    settings_state,
    users,
    sessions,
    refresh_tokens,
    link_tokens,
    organisations,
    organisation_terms,
    memberships,
    former_memberships,
    invitations,
    terms,
    term_synonyms,
    term_ancestors,
    search_postings,
    search_words,
    search_trigrams,
    saved_searches,
    saved_search_matches,
    followed_challenges,
    programmes,
    challenges,
    challenge_terms,
    challenge_revisions,
    challenge_questions,
    terms_acceptances,
    access_codes,
    applications,
    application_versions,
    challenge_files,
    application_files,
    blind_copies,
    application_people,
    application_partners,
    application_traces,
    erasure_requests,
    submissions,
    jurors,
    conflicts,
    conflict_clearances,
    review_phases,
    assignments,
    assignment_plans,
    exports,
    sheet_versions,
    outcomes,
    decision_corrections,
    committed_seeds,
    former_outcomes,
    messages,
    thread_marks,
    appeals,
    records,
    record_parts,
);
