# ما تقوله الصفحات: إطار الوثائق، وصفحات الرموز.
# page-advice-NNN: ما يفعله البرنامج بمشكلة لها رمز الحالة هذا.
# note-names-KIND: ما يقال عن مقطع يكشف صاحب الترشيح لمحكمين لا ينبغي أن يعرفوه.
# note-dossier-KIND: ما ينبغي أن تعرفه المقاولة عن ملفها، وإن كان إيداعه ممكنا.

page-skip = الانتقال إلى المحتوى
page-nav = الوثائق
page-nav-reference = المرجع
page-nav-guides = الأدلة
page-nav-problems = المشاكل
page-languages = اللغات
page-meaning = المعنى
page-advice = ما يفعله البرنامج
page-example = مثال
page-operations = العمليات التي قد تجيب به
page-status = رمز الحالة
page-code = الرمز
page-fields = الخانات
page-problems-intro = كل رفض هو وثيقة application/problem+json (RFC 9457) تحمل أحد هذه الرموز. المرجو الاعتماد على الرمز، فمعناه لا يتغير أبدا.
page-fields-intro = تسرد كل مشكلة في « errors » جميع الخانات غير الصحيحة، ولكل منها أحد هذه الرموز ومؤشر JSON.
page-guides-intro = دليل لكل من يستعمل تحدّي، بطلبات وأجوبة حقيقية.
page-guides-english = الأدلة مكتوبة بالإنجليزية.
page-guide-partner = الشريك
page-guide-startup = المقاولة الناشئة
page-guide-juror = عضو لجنة التحكيم
page-guide-operator = مسيّر المنصة
page-guide-front-end = مطوّر الواجهات
page-advice-400 = الطلب نفسه غير سليم، والمرجو تصحيحه. إعادة إرساله كما هو تعطي الجواب نفسه.
page-advice-401 = المرجو تجديد رمز الولوج برمز التجديد أو تسجيل الدخول من جديد، ثم إعادة إرسال الطلب.
page-advice-403 = لا داعي لتكرار الطلب بالحساب نفسه. المرجو عرض ما تسمح به « allowed_actions » وإخبار الشخص بمن يتصل به.
page-advice-404 = لا داعي لتكرار الطلب. المرجو أخذ العنوان من جواب للواجهة عوض تركيبه.
page-advice-405 = المرجو استعمال إحدى الطرق الواردة في ترويسة Allow.
page-advice-406 = المرجو قبول application/json.
page-advice-408 = المرجو إعادة إرسال الطلب، بقيمة Idempotency-Key نفسها إن وجدت.
page-advice-409 = المرجو إعادة قراءة العنصر وعرض حالته الراهنة، وتبين « allowed_actions » ما هو ممكن الآن ومتى يصبح غيره ممكنا.
page-advice-410 = المرجو تمكين الشخص من طلب رابط جديد.
page-advice-412 = المرجو إعادة قراءة العنصر وتطبيق التعديل على محتواه الحالي، ثم إرسال قيمة ETag الجديدة في If-Match.
page-advice-413 = المرجو إرسال محتوى أصغر، بتقسيمه أو اختصاره.
page-advice-415 = المرجو ذكر النوع الذي تحدده الوثيقة في Content-Type.
page-advice-422 = المرجو عرض كل عنصر من « errors » بجانب الخانة التي يشير إليها مؤشره، ليصححها الشخص. لم يتغير أي شيء.
page-advice-428 = المرجو قراءة العنصر أولا ثم إرسال قيمة ETag الخاصة به في If-Match.
page-advice-429 = المرجو انتظار المدة المذكورة في Retry-After، ثم إعادة إرسال الطلب نفسه.
page-advice-431 = المرجو إرسال ترويسات أقل أو أقصر، مثل عدد أقل من ملفات تعريف الارتباط.
page-advice-500 = المرجو إعادة المحاولة لاحقا بقيمة Idempotency-Key نفسها، والإبلاغ عن request_id إذا استمر الأمر.
page-advice-503 = المرجو انتظار المدة المذكورة في Retry-After، ثم إعادة إرسال الطلب نفسه بقيمة Idempotency-Key نفسها.
page-advice-507 = المرجو إعادة المحاولة لاحقا بقيمة Idempotency-Key نفسها، وإخبار مشغل الخادم إذا استمر الأمر.
page-advice-field = المرجو عرض الرسالة بجانب الخانة التي يشير إليها المؤشر.
page-log-in = تسجيل الدخول
page-log-out = تسجيل الخروج
page-logged-in = تم الدخول:
page-email = البريد الإلكتروني
page-password = كلمة السر
page-demonstration = حساب للعرض
page-log-in-refused = لم ينجح تسجيل الدخول.
page-no-script = يحتاج المرجع التفاعلي إلى JavaScript. الوثيقة نفسها هنا:
page-account-operator = مسيّر المنصة
page-account-partner-owner = شريك (مسؤول)
page-account-partner-editor = شريك (محرر)
page-account-startup = مقاولة ناشئة
page-account-juror = عضو لجنة التحكيم
page-account-chair = رئيس لجنة التحكيم

page-feed-challenges = التحديات
page-feed-deadlines = آخر الآجال
page-feed-deadline = آخر أجل: { $title }
page-feed-cancelled = [ملغى] { $title }

page-picture-title = الترتيب: { $call }، { $phase }
page-picture-method = أساس الترتيب: { $method }.
page-picture-all = جميع الملفات
page-picture-score = النقطة
page-picture-calibrated = النقطة المعايَرة مع مجال الثقة 95%
page-picture-threshold = العتبة
page-picture-seats = نهاية المقاعد ({ $number })
page-picture-seats-tied = نهاية المقاعد ({ $number })، مع تعادل على المقعد الأخير
page-picture-unranked = «–»: بدون رتبة (دون العتبة أو بدون نقطة)
page-picture-no-rank = بدون رتبة
page-picture-seated = فوق الخط
page-picture-unseated = تحت الخط
page-picture-passed-over = بدون مقعد، فمقاعد جزئه مشغولة

page-minutes-title-of = محضر المداولات: { $call }
page-minutes-draft = مشروع محضر: لم يُعلن القرار بعد، وهذه الوثيقة لا تُلزم أحدا
page-minutes-call = طلب المشاريع
page-minutes-reference = المرجع
page-minutes-host = الجهة المنظِّمة
page-minutes-phase = المرحلة
page-minutes-decided = تاريخ القرار
page-minutes-released = تاريخ الإعلان
page-minutes-session = الجلسة
page-minutes-no-session = لم تُسجَّل أي جلسة. أعضاء لجنة التحكيم:
page-minutes-began = الافتتاح
page-minutes-ended = الاختتام
page-minutes-place = المكان
page-minutes-chair = الرئاسة
page-minutes-quorum = النصاب
page-minutes-quorum-met = مكتمل: الحاضرون { $present }، والمطلوب { $required } ({ $source })
page-minutes-quorum-missed = غير مكتمل: الحاضرون { $present }، والمطلوب { $required } ({ $source })
page-minutes-members = أعضاء لجنة التحكيم
page-minutes-others = حاضرون آخرون دون حق التصويت:
page-minutes-recusals = التنحّي وتضارب المصالح
page-minutes-clearances = حالات تضارب المصالح التي دُرست ورُفعت
page-minutes-none = لا شيء.
page-minutes-extensions = تمديدات فردية لأجل الترشيح
page-minutes-results = الترتيب والقرارات
page-minutes-method = تعطي كل بطاقة تقييم نقطة من 0 إلى 100، ونقطة الملف هي تجميعها ({ $aggregation }). الترتيب المعتمد مبني على: { $method }. عدد المقاعد: { $number }.
page-minutes-method-pairwise = قارن أعضاء لجنة التحكيم الملفات مثنى مثنى. نقطة الملف، من 0 إلى 100، هي احتمال تفضيله على ملف متوسط وفق نموذج برادلي-تيري، والترتيب المعتمد مستمد منها. عدد المقاعد: { $number }.
page-minutes-exclusions = بطاقات مستبعدة من الترتيب
page-minutes-exclusion = { $name }: استُبعدت البطاقات في { $moment }. السبب: { $reason }
page-minutes-corrections = التصحيحات
page-minutes-correction = النسخة { $version }، سارية منذ { $moment }: { $reason }
page-minutes-votes = التصويت
page-minutes-ties = حالات التعادل
page-minutes-no-ties = لا تعادل.
page-minutes-tie-same = الرتبة { $rank }: { $names }. القرار نفسه للجميع.
page-minutes-tie-split = الرتبة { $rank }: { $names }. فُصل بينها بقرار معلَّل (انظر الأسباب). القاعدة المنشورة: { $rule }.
page-minutes-lots = القرعة
page-minutes-lots-drawn = أُجريت القرعة بين { $kind } حسب ترتيب SHA-256 للبذرة وملف الترشيح. عدد المقاعد المتقارع عليها: { $number }. SHA-256 للبذرة: { $digest }
page-minutes-lot-won = مقعد
page-minutes-lot-lost = دون مقعد
page-minutes-reserve = لائحة الانتظار
page-minutes-dissents = الآراء المخالفة
page-minutes-note = ملاحظات
page-minutes-picture = الترتيب في صورة
page-minutes-record = السجل الموقَّع
page-minutes-digest = بصمة SHA-256 للسجل: { $digest }
page-minutes-signatures = التوقيعات
page-minutes-capacity-chair = رئيس(ة) الجلسة
page-minutes-capacity-member = عضو
page-minutes-column-name = الاسم
page-minutes-column-capacity = الصفة
page-minutes-column-presence = الحضور
page-minutes-column-startup = الشركة الناشئة
page-minutes-column-ground = السبب
page-minutes-column-rank = الرتبة
page-minutes-column-rank-with-all = الرتبة بكل البطاقات
page-minutes-column-rank-without = الرتبة بدونها
page-minutes-column-solution = الحل
page-minutes-column-score = النقطة
page-minutes-column-calibrated = المعايَرة
page-minutes-column-outcome = القرار
page-minutes-column-before = قبل التصحيح
page-minutes-column-after = بعد التصحيح
page-minutes-column-reason = السبب
page-minutes-column-lot = القرعة
page-minutes-column-in-favour = مع
page-minutes-column-against = ضد
page-minutes-column-abstained = امتناع
page-minutes-column-until = إلى غاية
page-minutes-column-granted = تاريخ المنح
page-minutes-column-granted-by = منحه

note-names-startup = «{ "\u2068" }{ $passage }{ "\u2069" }» يكشف اسم مقاولتكم، واللجنة تقيّم دون معرفة أصحاب الترشيحات. المرجو التعبير عن ذلك دون ذكر الاسم.
note-names-partner = «{ "\u2068" }{ $passage }{ "\u2069" }» يكشف اسم جهة تترشح معكم، واللجنة تقيّم دون معرفة أصحاب الترشيحات. المرجو التعبير عن ذلك دون ذكر الاسم.
note-names-person = «{ "\u2068" }{ $passage }{ "\u2069" }» يكشف اسم شخص من فريقكم، واللجنة تقيّم دون معرفة أصحاب الترشيحات. المرجو التعبير عن ذلك دون ذكر الاسم.
note-names-domain = «{ "\u2068" }{ $passage }{ "\u2069" }» هو اسم نطاقكم، واللجنة تقيّم دون معرفة أصحاب الترشيحات. المرجو حذفه من النص.

note-dossier-consortium_preferred = يفضل هذا النداء أن تترشح عدة جهات معا، وملفكم لا يذكر أي شريك. يمكن إيداعه كما هو.
note-dossier-pages_not_counted = تعذر حساب صفحات «{ "\u2068" }{ $name }{ "\u2069" }». الحد الأقصى { $max ->
        [zero] لا صفحة
        [one] صفحة واحدة
        [two] صفحتان
        [few] { $max } صفحات
        [many] { $max } صفحة
       *[other] { $max } صفحة
    }، وسيراجع ذلك أشخاص: المرجو التأكد من عدم تجاوزه.
note-dossier-facts_of_nobody = هذه المعلومات تخص شخصا أو جهة لا يذكرهما فريقكم ولا شركاؤكم: فلا يعتد بها. المرجو ذكرهما أو حذف المعلومات.
