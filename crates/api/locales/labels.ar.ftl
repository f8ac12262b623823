# أسماء تعدادات الواجهة وقيمها بالعربية: GET /v1/labels.
# تحمل كل رسالة اسم المخطط في وثيقة OpenAPI، وخصائصها هي القيم. الترتيب هو ترتيب الملف الفرنسي.
# لا خصائص لـ Code: تحمل قيمه عناوين problems.ar.ftl.

AcceptedFor = القبول المطلوب
    .nothing = غير مطلوب
    .brief = قبل الاطلاع على تفاصيل التحدي
    .submission = قبل إيداع الملف

Aggregation = تجميع النقط
    .mean = المعدل
    .median = الوسيط
    .trimmed_mean = المعدل دون أعلى نقطة وأدناها
    .sum = المجموع
    .consensus = التوافق

AllowedAction = ما يمكن القيام به
    .adopt = اعتماد الخطة
    .apply = الترشح
    .approve = الموافقة
    .assume_panels = ذكر فرضية بشأن اللجان
    .cancel = الإلغاء
    .compare = المقارنة
    .complete = تأكيد البطاقة
    .correct = تصحيح القرار المنشور
    .decide = اتخاذ القرار
    .decide_verification = البت في التحقق
    .decline = الاعتذار
    .delete = الحذف
    .download = تنزيل
    .edit = التعديل
    .exclude_juror = استبعاد بطاقات عضو من لجنة التحكيم
    .extend = تمديد أجل
    .lock = إغلاق التقييم
    .manage_members = تدبير الأعضاء
    .publish = النشر
    .read_peers = الاطلاع على ما قاله الآخرون
    .recuse = التنحي
    .release = تبليغ النتيجة
    .release_correction = نشر التصحيح
    .remind = تذكير أعضاء لجنة التحكيم
    .remove = الإعفاء
    .reopen = إعادة الفتح للتصحيح
    .request_approval = طلب الموافقة
    .request_changes = طلب تعديلات
    .request_verification = طلب التحقق
    .send_message = إرسال رسالة
    .submit = الإيداع
    .transfer_ownership = نقل المسؤولية
    .withdraw = السحب
    .withdraw_correction = سحب التصحيح المقترح
    .write_sheet = التنقيط

AlphaReading = قراءة معامل ألفا لكريبندورف
    .reliable = موثوق
    .tentative = يؤخذ بحذر
    .low = ضعيف

AnsweredBy = من يجيب
    .applicant = المترشح
    .each_member = كل عضو في الفريق
    .third_person = طرف ثالث مستقل

AppealRegime = الطعن في القرار
    .none = لا طعن
    .objection = ملاحظات أو إعادة نظر
    .complaint = شكاية رسمية

AppealState = حالة الطعن
    .filed = مودع
    .upheld = مقبول
    .dismissed = مرفوض

AppealVerdict = القرار بشأن الطعن
    .upheld = مقبول
    .dismissed = مرفوض

ApplicationState = حالة ملف الترشيح
    .draft = مسودة
    .submitted = مودع
    .withdrawn = مسحوب

AsOfMoment = التاريخ المرجعي
    .submission = إيداع ملف الترشيح
    .deadline = آخر أجل
    .date = تاريخ محدد
    .phase_opening = بداية مرحلة
    .contract = توقيع الاتفاقية

AssignmentState = حالة الإسناد
    .assigned = قيد التقييم
    .completed = تم التقييم
    .recused = تنحّى عنه المقيّم
    .declined = اعتذر عنه المقيّم
    .unassigned = سُحب من المقيّم

Attribute = معطى الأهلية
    .country_of_registration = بلد التسجيل
    .country_of_seat = بلد المقر
    .country_of_operation = بلد مزاولة النشاط
    .main_country = بلد النشاط الرئيسي
    .nationality = الجنسية
    .residence = بلد الإقامة
    .origin = بلد الأصل
    .region = الجهة الترابية
    .province = العمالة أو الإقليم
    .applicant_type = نوع المترشح
    .legal_form = الشكل القانوني
    .sector = القطاع
    .technology = التكنولوجيا
    .theme = المحور
    .stage = مرحلة التقدم
    .gender = الجنس
    .role = الصفة
    .organiser_tie = الصلة بجهة منظمة
    .employer = المشغل
    .degree = الدبلوم
    .language = اللغة
    .network = الشبكة أو البرنامج المنتمى إليه
    .accreditation = الاعتماد أو التسجيل
    .document = الوثيقة المدلى بها
    .dataset = مجموعة المعطيات المستعملة
    .licence = رخصة نشر النتائج
    .consortium_role = الدور في التجمع
    .funding_source = مصدر التمويل
    .previous_award = الجوائز والبرامج السابقة
    .birth_date = تاريخ الازدياد
    .age = السن
    .founded_on = تاريخ إحداث المقاولة
    .company_age_months = أقدمية المقاولة (بالأشهر)
    .activity_months = مدة مزاولة النشاط (بالأشهر)
    .employees = عدد الأجراء
    .team_size = عدد أعضاء الفريق
    .partners = عدد الشركاء دون رئيس التجمع
    .revenue = رقم المعاملات السنوي
    .previous_revenue = أعلى رقم معاملات سنوي في السنوات السابقة
    .forecast_revenue = رقم المعاملات السنوي المتوقع
    .revenue_years = عدد السنوات التي تحقق فيها رقم معاملات
    .balance_sheet = مجموع الحصيلة
    .equity_raised = التمويلات الخاصة المحصل عليها
    .public_aid = الإعانات العمومية المحصل عليها (آخر ثلاث سنوات محاسبية)
    .de_minimis_aid = إعانات الحد الأدنى (de minimis) المحصل عليها (آخر ثلاث سنوات محاسبية)
    .budget = ميزانية المشروع
    .own_contribution_percent = المساهمة الذاتية (%)
    .duration_months = مدة المشروع (بالأشهر)
    .trl = مستوى نضج التكنولوجيا (TRL)
    .african_ownership_percent = حصة الأفارقة في رأس المال (%)
    .women_ownership_percent = حصة النساء في رأس المال (%)
    .target_effort_percent = حصة الجهد المخصصة للفئة المستهدفة (%)
    .entries = عدد الترشيحات لهذا التحدي
    .participations = عدد المشاركات السابقة
    .registered = التسجيل القانوني
    .women_led = تسيير أو ملكية نسائية
    .diaspora = الانتماء إلى الجالية المقيمة بالخارج
    .student = صفة طالب
    .in_good_standing = وضعية جبائية واجتماعية سليمة
    .debarred = إقصاء أو عقوبة أو تصفية
    .insured = التوفر على تأمين
    .owns_ip = حقوق حصرية في الملكية الفكرية
    .open_source = نتائج مفتوحة المصدر
    .prototype = نموذج أولي قابل للتشغيل
    .deployed = حل قيد الاستغلال
    .achieved = نتائج محققة من قبل
    .work_started = انطلاق أشغال المشروع
    .attends = الحضور الشخصي
    .exhibitor = عارض بالمعرض
    .conflict_of_interest = تضارب المصالح
    .state_owned = رأس مال تملك الدولة أغلبيته
    .consortium = ترشيح في إطار تجمع
    .registered_for_phase = التسجيل في مرحلة سابقة
    .resubmission = حل سبق تقديمه

Certainty = درجة تأكيد التاريخ
    .exact = تاريخ مؤكد
    .no_later_than = في أقصى أجل
    .anticipated = تاريخ متوقع
    .not_before = ليس قبل هذا التاريخ

ChallengeSort = ترتيب التحديات
    .relevance = الصلة
    .newest = الأحدث نشرا
    .deadline = آخر أجل

ChallengeState = حالة التحدي
    .draft = مسودة
    .submitted = في انتظار الموافقة
    .changes_requested = مطلوب تعديله
    .approved = تمت الموافقة عليه
    .published = منشور
    .archived = مؤرشف
    .cancelled = ملغى

ChallengeStatus = وضعية التحدي
    .upcoming = قادم
    .open = مفتوح
    .closed = مغلق
    .cancelled = ملغى
    .archived = مؤرشف

ChannelKind = طريقة الإيداع
    .platform = عبر هذه المنصة
    .website = عبر موقع الجهة المنظمة
    .email = عبر البريد الإلكتروني
    .paper = ورقيا، بمكتب الضبط أو بالبريد

Code = سبب الرفض

Combination = الجمع بين المعايير
    .weighted_mean = متوسط مرجح
    .sum = مجموع النقط

ConfidentialityRegime = سرية ملف الترشيح
    .confidential = سري
    .shared_with_partners = سري، يطلع عليه الشركاء
    .public = غير سري

ConflictKind = طبيعة تضارب المصالح
    .own_organisation = عضو في المقاولة الناشئة
    .team_member = مذكور في فريق الملف
    .same_mail_domain = بريد إلكتروني للمقاولة الناشئة
    .same_enterprise = عضو في مؤسسة تابعة للمقاولة نفسها أو أعلى منها أو أدنى منها
    .consortium_partner = عضو في مؤسسة مذكورة في الملف كشريك
    .employment = علاقة شغل
    .investor = مستثمر
    .mentor = مرشد
    .personal = قرابة أو صداقة
    .competitor = منافس
    .other = سبب آخر

ConflictSource = مصدر تضارب المصالح
    .detected = كشفه النظام
    .juror = صرح به عضو لجنة التحكيم
    .applicant = صرح به المترشح
    .organiser = سجلته الجهة المنظمة

ConsortiumRule = الترشيح في إطار تجمع
    .allowed = مسموح به
    .preferred = مفضل
    .required = إلزامي
    .forbidden = غير مسموح به

CountryGroup = مجموعة بلدان
    .africa = إفريقيا
    .arab_league = جامعة الدول العربية
    .european_union = الاتحاد الأوروبي

CriteriaVisibility = الاطلاع على المعايير
    .everybody = العموم
    .entrants = المترشحون المقبولون في المرحلة
    .panel = لجنة التحكيم والجهة المنظمة

CriterionKind = طبيعة المعيار
    .points = نقط
    .scale = سلم بمستويات مسماة
    .pass_fail = مستوفى أو غير مستوفى
    .go_no_go = متابعة أو توقف
    .adjectival = تقدير وصفي
    .measured = قياس

CutMethod = طريقة الانتقاء
    .ranking = الترتيب
    .threshold = العتبة
    .jury_choice = اختيار لجنة التحكيم
    .unanimity = إجماع لجنة التحكيم
    .vote = تصويت الجمهور
    .lottery = القرعة
    .partial_lottery = الترتيب مع القرعة حول المقعد الأخير

CutScope = نطاق الاحتساب
    .overall = المرحلة كلها
    .track = حسب المسار
    .country = حسب البلد
    .quota = حسب الحصة
    .answer = حسب الجواب عن سؤال

DistanceBound = حد المدة
    .at_least = على الأقل
    .at_most = على الأكثر

Electorate = المصوتون
    .public = العموم
    .registered = الأشخاص المسجلون
    .audience = الجمهور الحاضر
    .applicants = المترشحون
    .invited = أشخاص تعينهم الجهة المنظمة

EligibilityRuling = قرار الأهلية
    .eligible = مؤهل
    .ineligible = غير مؤهل
    .eligible_not_paid = مؤهل دون جائزة

EligibilityStatus = وضعية الأهلية
    .undecided = لم يتم البت فيه بعد
    .eligible = مؤهل
    .ineligible = غير مؤهل
    .eligible_not_paid = مؤهل دون جائزة

EligibilityVerdict = نتيجة فحص الأهلية
    .met = شرط مستوفى
    .not_met = شرط غير مستوفى
    .open = لم يحسم بعد

EngineEdition = إصدار الحساب
    .first = الأول
    .second = الثاني

ErasureState = حالة المحو
    .requested = مطلوب
    .cancelled = ملغى
    .held = محتفظ به جزئيا
    .done = تم

ExclusionReason = سبب عدم احتساب الورقة
    .application_gone = ترشيح مسحوب أو خارج المرحلة
    .recused = تنحٍّ
    .declined = اعتذار
    .unassigned = سُحبت من المحكم
    .not_completed = غير مكتملة
    .conflict_of_interest = تضارب المصالح
    .juror_excluded = أوراق محكّم استُبعدت بعد الإغلاق

ExpertRule = الخبراء المطلوبون لكل ترشيح
    .none = لا خبير بعينه
    .at_least_one = خبير واحد على الأقل
    .every_tag = خبير لكل موضوع

ExportFormat = صيغة التصدير
    .xlsx = مصنف (XLSX)
    .csv = نص بفواصل (CSV)

ExportKind = محتوى التصدير
    .applications = ملفات نداء
    .review_phase = مرحلة تقييم

ExportState = حالة التصدير
    .queued = في الانتظار
    .running = قيد الإنجاز
    .done = جاهز
    .failed = فشل
    .expired = انتهت صلاحيته

FallbackReason = سبب الرجوع في المعايرة
    .single_application = ترشيح واحد فقط
    .single_juror = محكّم واحد فقط
    .one_review_per_application = تقييم واحد لكل ترشيح
    .no_residual_df = تقييمات أقل من أن تميّز الصدفة
    .few_residual_df = تقييمات أقل من أن تكفي للترتيب
    .zero_residual = الترشيحات والمحكّمون يفسّرون كل النقط
    .design_disconnected = لجان لا رابط بينها
    .uninformative_jurors = محكّمون لا تتفاوت نقطهم

FeedbackKind = إفادة المترشحين بالتقييم
    .none = النتيجة فقط
    .on_request = بناء على طلب
    .at_the_end = للجميع في النهاية
    .each_phase = للجميع بعد كل مرحلة

FeedbackState = الإفادة بالتقييم
    .given = مقدمة
    .later = لاحقا
    .not_given = النتيجة فقط

FieldCode = ما هو غير صحيح في الخانة
    .required = إلزامية
    .too_short = قصيرة جدا
    .too_long = طويلة جدا
    .out_of_range = خارج الحدود
    .off_step = خارج سلم التنقيط
    .too_precise = أرقام عشرية كثيرة
    .wrong_type = نوع غير متوقع
    .invalid_format = صيغة غير صحيحة
    .not_allowed = غير مقبولة
    .unknown_reference = مرجع غير معروف
    .duplicate = مكررة
    .unknown_field = خانة غير معروفة
    .wrong_order = ترتيب غير صحيح
    .overlap = تداخل زمني
    .weights_invalid = ترجيحات بلا مجموع
    .too_common = كلمة سر شائعة
    .frozen = لم يعد قابلا للتعديل
    .sheet_missing = بطاقة تقييم ناقصة
    .appeared = ظهر بعد ذلك
    .vanished = لم يعد موجودا
    .stale = تغير في غضون ذلك
    .formula_not_read = صيغة حسابية

FileState = حالة ملف
    .pending = لم يفحص بعد
    .clean = سليم
    .quarantined = في الحجر

FundingRight = تمويل عضو في التجمع
    .full = حصة من التمويل
    .expenses = المصاريف فقط
    .none = بدون تمويل

HiddenReason = سبب عدم عرض ملف
    .type = نوع من الملفات لا يمكن تجريده مما يدل على أصحابه
    .content = ملف لا يمكن تجريده مما يدل على أصحابه
    .failure = تعذر إعداد النسخة

HoldReason = سبب الاحتفاظ
    .dossier = ترشيح مودع
    .panel = لجنة أُغلقت

IccReading = قراءة معامل الارتباط داخل الفئة
    .poor = ضعيف
    .moderate = متوسط
    .good = جيد
    .excellent = ممتاز

IdentityKind = ما يكشفه مقطع عن صاحب الترشيح
    .startup = اسم المقاولة الناشئة
    .partner = اسم شريك
    .person = اسم شخص
    .domain = اسم النطاق

IncompleteRegime = الملفات غير المكتملة
    .refused = لا تُقيَّم
    .repairable = تُستكمل داخل أجل
    .assessed = تُقيَّم كما هي

InquiryRegime = الأجوبة عن الأسئلة
    .public = علنية للجميع
    .individual = فردية
    .none = لا أجوبة

IntakeMode = استقبال الترشيحات
    .window = فترة محددة
    .rolling = بشكل مستمر
    .batches = بشكل مستمر وعلى دفعات

IntegrityCheck = ما ينبغي النظر فيه والاستفسار عنه في تنقيط اللجنة، دون اتهام أحد
    .outlier = نقطة بعيدة عمّا تدل عليه بقية النقط، وقد تكون هي الصائبة
    .copied_scores = محكّمان نقطهما متطابقة تقريبًا، وقد يكونان متفقين فحسب
    .favouritism = ترشيحات لها صلة بالمحكّم نُقّطت بأعلى مما تفسّره الصدفة
    .late_change = استمارة عُدّلت في الساعة الأخيرة قبل الإقفال فغيّرت القائمة المختصرة
    .reciprocal = محكّمان مترشّحان منح كل منهما الآخر نقطة عالية

InvitationKind = موضوع الدعوة
    .operator = الانضمام إلى مسيري المنصة
    .member = الانضمام إلى جهة
    .juror = الانضمام إلى لجنة تحكيم
    .team = تأكيد العضوية في فريق

IpRegime = نظام الملكية الفكرية
    .applicant_keeps = للمترشح
    .licence = للمترشح مع ترخيص للجهة المنظمة
    .promotion = للمترشح مع السماح للجهة المنظمة بالتعريف بها
    .open = مفتوحة المصدر
    .assigned = مفوتة للجهة المنظمة
    .shared = مشتركة مع الجهة المنظمة
    .negotiated = موضوع تفاوض بعد الانتقاء

JudgingMode = طريقة التحكيم
    .scores = تنقيط
    .pairwise = مقارنات مثنى مثنى

JurorFlag = أمر يستحق النظر لدى محكّم
    .severity = شديد جدا أو متساهل جدا
    .no_spread = كل النقط متساوية
    .contrarian = يرتّب بعكس الآخرين
    .misfit = نقط أكثر أو أقل تشتتا من المتوقع بكثير

JurorLink = ما يصل محكّمًا بمقاولة ناشئة دون أن يكون تضاربًا في المصالح
    .same_region = المقر في الجهة نفسها
    .conflict_taken_back = تضارب في المصالح صُرّح به ثم سُحب

JurorRole = الدور في لجنة التحكيم
    .juror = عضو لجنة التحكيم
    .chair = رئيس اللجنة

JurorState = وضعية عضو لجنة التحكيم
    .invited = مدعو
    .accepted = عضو
    .declined = اعتذر
    .removed = أُعفي

JuryFileState = اطلاع المحكم على ملف
    .ready = متاح
    .preparing = قيد الإعداد

KeptReason = سبب عدم احتساب الجواب
    .question_gone = سؤال محذوف
    .kind_changed = تغير نوع الجواب المطلوب
    .options_changed = خيار محذوف

Language = اللغة
    .fr = الفرنسية
    .ar = العربية
    .en = الإنجليزية

LinkAccess = الولوج إلى الوثيقة
    .everybody = الجميع
    .registered = المسجلون
    .entrants = المقبولون في مرحلة لاحقة
    .brief = من قبل ما هو مطلوب للاطلاع على الملف

LotteryKind = بين من تُجرى القرعة
    .ties = المتعادلون على المقعد الأخير
    .around_line = المحيطون بالمقعد الأخير
    .all = كل من بلغ العتبات

MatchAspect = ما تتم مقارنته
    .technology = التكنولوجيات
    .sector = القطاعات

MatchedField = النص المطابق
    .title = العنوان
    .summary = الملخص

MemberRole = الدور في الجهة
    .owner = مسؤول
    .editor = محرر
    .viewer = مطّلع

MessageSide = كاتب الرسالة
    .startup = الشركة الناشئة
    .operator = المسيّر

MinutesFormat = صيغة المحضر
    .html = صفحة
    .pdf = PDF

MissingPolicy = مصير المعيار الذي لم يُنقَّط
    .renormalise = تُحتسب بقية المعايير مكانه
    .zero = يُحتسب صفرا
    .reject = لا تُحتسب البطاقة
NoCoefficient = سبب عدم وجود معامل
    .no_variation = كل القيم متساوية
    .no_pairable_units = لا ترشيح له قيمتان
    .need_two_targets = أقل من ترشيحين
    .need_two_judges = أقل من محكّمين اثنين
    .incomplete = لم ينقّط كل محكّم كل ترشيح
    .no_ratio = قيمتان لا نسبة بينهما
    .not_enough_data = معطيات غير كافية

NotAsked = سبب عدم طرح السؤال
    .track = محور آخر
    .window = فترة ترشيح أخرى
    .condition = متوقف على جواب آخر
    .later = يطرح لاحقا

NotCounted = سبب عدم احتساب بطاقة تقييم
    .nothing_scored = لا شيء منقّط
    .criteria_missing = معيار غير منقّط
    .coverage_too_low = المنقّط أقل من الوزن المطلوب
    .off_scale = نقطة خارج سلّمها

NoticeCode = نقطة للتحقق
    .control_digits = أرقام المراقبة غير متطابقة

NoticeKind = ما ينبغي أن تعرفه المقاولة عن ملفها
    .consortium_preferred = يفضل الترشح ضمن تجمع
    .pages_not_counted = صفحات لم تحسب
    .facts_of_nobody = معلومات لا تخص أحدا في الملف

OperatorRole = دور المسيّر
    .admin = مدير
    .support = دعم (اطلاع فقط)

OrganisationKind = طبيعة الجهة
    .partner = شريك
    .startup = مقاولة ناشئة
    .operator = الجهة المسيّرة
    .support = هيئة مواكبة

OrganiserKind = طبيعة الجهة المنظمة
    .ministry = وزارة
    .agency = وكالة أو مؤسسة عمومية
    .local_authority = جماعة ترابية
    .company = مقاولة
    .finance = بنك أو صندوق أو مستثمر
    .support_structure = هيئة مواكبة
    .academia = جامعة أو مؤسسة بحث
    .association = جمعية أو مؤسسة غير ربحية أو فيدرالية
    .international = منظمة دولية
    .other = هيئة أخرى

OrganiserRole = الدور في التنظيم
    .organiser = جهة منظمة
    .co_organiser = جهة مشاركة في التنظيم
    .operator = جهة مسيّرة للبرنامج
    .challenge_owner = صاحب التحدي
    .funder = جهة ممولة
    .sponsor = جهة راعية
    .in_kind_partner = شريك عيني
    .media_partner = شريك إعلامي
    .partner = شريك
    .patron = داعم مؤسساتي
    .evaluator = جهة مقيّمة

Outcome = النتيجة
    .selected = مقبول
    .reserve = في لائحة الانتظار
    .refused = غير مقبول

PairVerdict = حكم المقارنة
    .better = أفضل
    .worse = أقل
    .tie = متعادلان
    .skip = بدون رأي

PanelAssumption = فرضية بشأن اللجان
    .none = لا فرضية
    .equal_quality = ملفات متساوية المستوى
    .equal_severity = لجان متساوية الصرامة

PanelRole = أثر رأي لجنة التحكيم
    .decides = اللجنة تقرر
    .recommends = اللجنة توصي
    .informs = اللجنة تمد لجنة أخرى بالمعطيات

PartnerRole = الدور داخل الائتلاف
    .lead = قائد الائتلاف
    .partner = شريك
    .associate = شريك منتسب

PeerVisibility = متى يطلع المحكّمون على بطاقات زملائهم
    .never = أبدا
    .after_own_sheet = بعد تأكيد بطاقتهم
    .after_lock = بعد إغلاق التقييم

PhaseEnd = طرف المرحلة
    .opening = بدايتها
    .closing = نهايتها

PhaseFormat = شكل المرحلة
    .files = على أساس الملفات
    .pitch = عرض شفوي
    .interview = مقابلة
    .hackathon = هاكاثون
    .workshop = ورشة أو معسكر تكويني
    .field_test = اختبار ميداني أو اختبار نموذج أولي
    .site_visit = زيارة ميدانية

PhaseKind = طبيعة المرحلة
    .needs = جمع الحاجيات
    .information = إعلام
    .registration = التسجيل
    .application = الترشيحات
    .proposal = استكمال الملف
    .screening = فحص القبول والأهلية
    .review = التقييم
    .vote = التصويت
    .verification = التحقق
    .objection = الطعون والتصحيحات
    .results = نتائج مرحلية
    .award = إعلان الفائزين
    .contracting = توقيع الاتفاقيات
    .payment = الأداء
    .training = التكوين
    .build = إنجاز النموذج وتجريبه
    .acceleration = الاحتضان والتسريع
    .pilot = مشروع تجريبي
    .project = إنجاز المشروع
    .event = تظاهرة
    .reporting = التتبع والتقارير
    .other = مرحلة أخرى

PlanObjective = هدف الخطة
    .best_match = أفضل توافق
    .fairest = الإنصاف بين الترشيحات
    .balanced = توازن عبء العمل

PlanObstacle = ما يحول دون وضع خطة
    .capacity = عدد غير كاف من أعضاء اللجنة المتاحين
    .minimum_load = تعذر بلوغ الحد الأدنى للعبء
    .experts = نقص في الخبراء
    .connection = مجموعات لا رابط بينها

PlanOutcome = نتيجة الخطة
    .planned = خطة جاهزة
    .infeasible = لا خطة ممكنة
    .unresolved = دون جواب
    .timed_out = انتهى الوقت
    .too_large = حجم يفوق الطاقة

PlannedChange = التغيير المخطط له
    .kept = باق
    .added = مضاف
    .removed = مسحوب

PoolShare = تقاسم المبلغ
    .equal = بالتساوي
    .by_rank = حسب الرتبة
    .by_score = حسب النقطة أو القياس
    .decided = حسب القرار

Presence = الحضور في الجلسة
    .present = حاضر
    .absent = غائب
    .excused = معتذر

PrizeKind = طبيعة الجائزة
    .cash = جائزة نقدية
    .grant = منحة
    .co_financing = تمويل مشترك
    .pool = مبلغ يتقاسمه الفائزون
    .envelope = غلاف مالي إجمالي
    .loan = قرض بدون فائدة أو تسبيق قابل للاسترجاع
    .equity = مساهمة في رأس المال
    .pilot_contract = عقد إثبات المفهوم أو مشروع تجريبي
    .purchase = شراء أو عقد إطار
    .incubation = احتضان أو إيواء
    .acceleration = تسريع
    .mentoring = إرشاد وتأطير
    .training = تكوين
    .in_kind = خدمات أو معدات أو ولوج
    .travel = سفر وإقامة
    .exhibition = رواق أو مكان في معرض
    .introductions = ربط الاتصال
    .networking = التشبيك
    .media = إشعاع إعلامي
    .label = علامة أو شهادة
    .qualification = التأهل إلى مسابقة أو مرحلة أخرى
    .other = جائزة أخرى

PrizePayment = أداء الجائزة
    .at_once = دفعة واحدة
    .milestones = حسب المراحل المنجزة
    .instalments = على أشطر
    .reimbursement = استرداد بناء على وثائق مثبتة

ProfileField = عنصر من الملف التعريفي
    .name = الاسم
    .summary = تقديم
    .website = الموقع الإلكتروني
    .region = الجهة
    .sectors = القطاعات
    .technologies = التكنولوجيات
    .ice = التعريف الموحد للمقاولة
    .facts = المعطيات المصرح بها

QuestionKind = طبيعة السؤال
    .short_text = نص قصير
    .long_text = نص طويل
    .number = عدد
    .url = عنوان ويب
    .boolean = نعم أو لا
    .choice = اختيار
    .multiple_choice = اختيار متعدد
    .date = تاريخ
    .email = عنوان بريد إلكتروني
    .video = فيديو
    .file = ملف مرفق

QuorumSource = مصدر النصاب
    .rules = القواعد المنشورة
    .default = أغلبية اللجنة لعدم وجود قاعدة

RankStep = ما يفصل بين المتعادلين
    .score = النقطة
    .raw_score = النقطة الخام
    .criterion = معيار
    .lottery = القرعة
RankingMethod = طريقة الترتيب
    .raw = النقط الخام
    .within_shrunk = نقط معايرة
    .exchangeable = نقط معايرة بلجان متكافئة
    .additive_ls = نقط معايرة بالمربعات الصغرى
    .zscore = نقط معيارية لكل محكّم

RankingWarning = تنبيه بشأن ترتيب
    .not_calibrated = نقط غير معايرة
    .panels_not_comparable = لجان غير قابلة للمقارنة
    .weak_link = رابط ضعيف بين المحكّمين
    .indistinguishable = ترشيحات لا يمكن التمييز بينها

RecordCheck = فحص السجل
    .file = الملف
    .signature = التوقيع
    .chain = السلسلة
    .head = الترويسة
    .digest = البصمة
    .sheets = الأوراق
    .seed = البذرة الملتزم بها
    .ranking = الترتيب المعاد حسابه
    .decision = القرار
    .database = قاعدة البيانات

RecordEvent = حدث السجل
    .lock = إغلاق التقييم
    .correction = تصحيح ورقة
    .exclusion = استبعاد أوراق محكّم أو إعادة احتسابها
    .decision = القرار
    .release = الإعلان
    .release_correction = تصحيح نشر

RecordPart = جزء من السجل
    .rules = القواعد
    .parameters = المعاملات
    .applications = الترشيحات
    .sheets = الأوراق
    .exclusions = الاستبعادات
    .result = النتيجة
    .decision = القرار
    .release = الإعلان
    .correction = التصحيح

RecordVerdict = نتيجة الفحص
    .holds = مطابق
    .rounding = مطابق باستثناء الأرقام الأخيرة
    .differs = مختلف

RecusalGround = سبب التنحّي
    .conflict = تضارب المصالح
    .assignment = تنحٍّ أثناء التقييم
    .session = تنحٍّ أثناء الجلسة

RelaxationKind = تغيير يجعل الخطة ممكنة
    .raise_loads = الرفع من عبء العمل
    .add_jurors = إضافة أعضاء إلى اللجنة
    .lift_conflicts = سحب حالات تضارب مصرح بها
    .reduce_reviews = طلب تقييمات أقل
    .lower_minimum_loads = خفض الحد الأدنى للعبء
    .one_expert = الاكتفاء بخبير واحد
    .no_experts = عدم طلب خبراء
    .no_connection = قبول مجموعات لا رابط بينها

RemarkKind = طبيعة الملاحظة
    .not_stated = لم يذكره المصدر
    .assumed = مفترض
    .disputed = مصادر متضاربة
    .unclear = يحتمل أكثر من قراءة
    .approximate = تقريبي
    .as_printed = كما ورد في المصدر
    .amended = عُدّل بعد النشر
    .note = ملاحظة

ReminderOutcome = مآل التذكير
    .sent = أرسل
    .nothing_open = لا شيء في انتظار التسليم
    .too_soon = تم التذكير منذ أقل من يوم

Requirement = ضرورة الجواب
    .optional = اختياري
    .now = مطلوب
    .later = مطلوب لاحقا

ReservationKind = تحفظ
    .intended = مزمع
    .conditional = مشروط

ReviewState = حالة مرحلة التقييم
    .planned = مبرمجة
    .scoring = التنقيط جار
    .locked = مغلقة
    .decided = تم اتخاذ القرار
    .released = تم تبليغ النتيجة

ReviewsState = ما تقوله التقييمات
    .incomplete = غير مكتملة
    .positive = إيجابية
    .negative = سلبية
    .mixed = متباينة
    .conflicting = متعارضة

RuleKind = أثر شرط الأهلية
    .blocking = إقصائي
    .warning = تنبيه
    .bonus = أفضلية
    .declarative = تصريح المترشح
    .human_check = تحقق يدوي
    .information = على سبيل الإخبار

StartupSort = ترتيب الدليل
    .relevance = الصلة
    .name = الاسم
    .newest = الأحدث تسجيلا

StepUnit = وحدة الأجل
    .hours = ساعات
    .days = أيام
    .working_days = أيام عمل
    .weeks = أسابيع
    .months = أشهر
    .years = سنوات

Tax = رسوم المبلغ
    .included = مع احتساب الرسوم
    .excluded = دون احتساب الرسوم

TeamConfirmation = تأكيد عضو في الفريق
    .invited = مدعو
    .confirmed = مؤكد
    .expired = لم يجب في الأجل

TeamRole = الدور داخل الفريق
    .lead = مسؤول
    .member = عضو
    .advisor = مستشار

TermKind = نوع المصطلح
    .sector = قطاع
    .technology = تكنولوجيا
    .site = موقع
    .region = جهة

TermsKind = موضوع الشروط
    .rules = نظام المشاركة
    .confidentiality = السرية
    .intellectual_property = الملكية الفكرية
    .personal_data = المعطيات ذات الطابع الشخصي
    .image = الصورة والتواصل
    .sharing = تقاسم ملف الترشيح
    .sharing_sponsor = مشاركة مع الرعاة
    .sharing_abroad = مشاركة خارج الوطن
    .other = موضوع آخر

TestOperator = المقارنة
    .in = من بين
    .not_in = ليس من بين
    .at_least = على الأقل
    .at_most = على الأكثر
    .between = بين
    .exists = معروف
    .yes = نعم
    .no = لا

TestSubject = موضوع الشرط
    .applicant = الشخص المترشح
    .company = المقاولة
    .team = الفريق
    .lead = رئيس التجمع
    .each_member = كل عضو في الفريق
    .some_member = عضو واحد على الأقل في الفريق
    .each_partner = كل شريك في التجمع
    .some_partner = شريك واحد على الأقل في التجمع
    .each_organisation = كل مؤسسة مترشحة
    .some_organisation = مؤسسة مترشحة واحدة على الأقل
    .same = الشخص نفسه أو المؤسسة نفسها
    .project = المشروع
    .solution = الحل

TiePolicy = التعادل على المقعد الأخير
    .jury = قرار لجنة التحكيم
    .include = قبول جميع المتعادلين
    .exclude = عدم قبول أي متعادل
    .criteria = معايير الفصل بين المتعادلين
    .lottery = القرعة

TimelineKind = حدث يخص ملف الترشيح
    .begun = بدء الملف
    .submitted = إيداع الملف
    .changed = تعديل أو تصحيح الملف
    .extended = منح أجل إضافي
    .reopened = إعادة فتح الملف للتصحيح
    .withdrawn = سحب الملف
    .asked = طرح سؤال أو طلب وثائق
    .eligibility_announced = إعلان قرار الأهلية
    .outcome_released = نشر النتيجة
    .outcome_corrected = تصحيح النتيجة
    .appeal_filed = تقديم الطعن
    .appeal_decided = البت في الطعن

TrackChoice = اختيار المسار
    .applicant = من طرف المترشح
    .computed = حسب الأهلية
    .checked = من طرف المترشح، من بين المسارات المفتوحة له
    .organiser = من طرف الجهة المنظمة

Unit = ما يحسب
    .characters = حروف
    .items = عناصر
    .words = كلمات
    .pages = صفحات

VerdictReason = تعليل نتيجة فحص الأهلية
    .fits = معطى مطابق
    .differs = معطى غير مطابق
    .unknown_fact = معطى غير معروف
    .not_yet = التاريخ المرجعي لم يحل بعد
    .needs_people = يتطلب قرار شخص
    .decided = تم البت فيه من طرف شخص
    .declared = صرح به المترشح
    .not_declared = لم يصرح به المترشح
    .parts = حسب الشروط المكونة له

VerificationState = حالة التحقق
    .unverified = لم يتم التحقق
    .pending = قيد التحقق
    .verified = تم التحقق
    .rejected = مرفوض

VoteEffect = أثر التصويت
    .own_prize = جائزة مستقلة
    .share_of_score = نسبة من النقطة
    .gate = انتقاء بالتصويت وحده
    .advisory = رأي استشاري للجنة التحكيم

VoteMeasure = احتساب التصويت
    .votes = عدد الأصوات
    .marks = معدل النقط
    .relative_to_best = بالنسبة إلى الأفضل
