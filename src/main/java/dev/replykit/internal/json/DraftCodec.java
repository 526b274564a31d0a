package dev.replykit.internal.json;

import static dev.replykit.internal.json.Codec.list;
import static dev.replykit.internal.json.Token.BOOLEAN;
import static dev.replykit.internal.json.Token.ID;
import static dev.replykit.internal.json.Token.INTEGER;
import static dev.replykit.internal.json.Token.word;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import dev.replykit.GeneratedTaskOwner;
import dev.replykit.RepliesHandlingType;
import dev.replykit.SequenceDraft;
import dev.replykit.Settings;
import dev.replykit.Step;
import dev.replykit.Step.EmailVariant;
import dev.replykit.internal.json.JsonText.MalformedJsonTextException;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /v3/sequences}: its shape, and drafts to JSON and back. */
public final class DraftCodec {
    static final Shape<Settings> SETTINGS = Shape.of("the settings", members -> {
        var emails = members.required("emailsCountPerDay", INTEGER, Settings::emailsCountPerDay);
        var finish = members.required("daysToFinishProspect", INTEGER, Settings::daysToFinishProspect);
        var delay = members.required("emailSendingDelaySeconds", INTEGER, Settings::emailSendingDelaySeconds);
        var throttling = members.required("dailyThrottling", INTEGER, Settings::dailyThrottling);
        var useThrottling = members.optional("useDailyThrottling", BOOLEAN, Settings::useDailyThrottling);
        var noOpens = members.required("disableOpensTracking", BOOLEAN, Settings::disableOpensTracking);
        var replies = members.required(
                "repliesHandlingType",
                word(
                        List.of(RepliesHandlingType.MARK_AS_FINISHED, RepliesHandlingType.CONTINUE_SENDING),
                        RepliesHandlingType::of,
                        RepliesHandlingType::value),
                Settings::repliesHandlingType);
        var links = members.required("enableLinksTracking", BOOLEAN, Settings::enableLinksTracking);
        var plain = members.optional("isSendingPlainTextEnabled", BOOLEAN, Settings::isSendingPlainTextEnabled);
        var unsubscribe =
                members.optional("isListUnsubscribeHeaderEnabled", BOOLEAN, Settings::isListUnsubscribeHeaderEnabled);
        var sameDomain =
                members.optional("isSameDomainSendingLimitEnabled", BOOLEAN, Settings::isSameDomainSendingLimitEnabled);
        var sameDomainLimit =
                members.nullable("numberOfSameDomainSendingLimit", INTEGER, Settings::numberOfSameDomainSendingLimit);
        var provider = members.optional(
                "matchProspectToEmailAccountProvider", BOOLEAN, Settings::matchProspectToEmailAccountProvider);
        var calls = members.optional("callIsAutomatic", BOOLEAN, Settings::callIsAutomatic);
        var tasks = members.optional("taskIsAutomatic", BOOLEAN, Settings::taskIsAutomatic);
        var owner = members.nullable(
                "generatedTaskOwner",
                word(
                        List.of(GeneratedTaskOwner.CONTACT, GeneratedTaskOwner.SEQUENCE),
                        GeneratedTaskOwner::of,
                        GeneratedTaskOwner::value),
                Settings::generatedTaskOwner);
        return in -> new Settings(
                in.get(emails),
                in.get(finish),
                in.get(delay),
                in.get(throttling),
                in.get(useThrottling),
                in.get(noOpens),
                in.get(replies),
                in.get(links),
                in.get(plain),
                in.get(unsubscribe),
                in.get(sameDomain),
                in.field(sameDomainLimit),
                in.get(provider),
                in.get(calls),
                in.get(tasks),
                in.field(owner));
    });

    static final Shape<SequenceDraft> DRAFT = Shape.of("a sequence", members -> {
        for (String name : List.of("id", "ownerUserId", "created", "status", "isArchived", "health", "issues")) {
            members.answerOnly(name, Token.TEXT);
        }
        members.unused("$schema", null);
        for (String owner : List.of("ownerId", "teamId")) {
            members.unused(owner, "Reply makes the caller the owner; leave it out");
        }
        var name = members.required("name", Token.NAME, SequenceDraft::name);
        var schedule = members.optional("scheduleId", ID, SequenceDraft::scheduleId);
        var emailAccounts = members.optional("emailAccounts", list(ID), SequenceDraft::emailAccounts);
        var linkedInAccounts = members.optional("linkedInAccounts", list(ID), SequenceDraft::linkedInAccounts);
        var settings = members.optional("settings", SETTINGS, SequenceDraft::settings);
        var steps = members.optional("steps", new Steps(list(StepCodec.STEP)), SequenceDraft::steps);
        return in -> new SequenceDraft(
                Objects.requireNonNull(in.get(name), "a checked name"),
                in.get(schedule),
                in.get(emailAccounts),
                in.get(linkedInAccounts),
                in.get(settings),
                in.get(steps));
    });

    private DraftCodec() {}

    /** The steps, of which the first email needs subjects. The documented error has this pointer, too. */
    record Steps(Codec<List<Step>> list) implements Codec<List<Step>> {
        @Override
        public @Nullable List<Step> read(JsonElement json, Findings findings) {
            List<Step> steps = list.read(json, findings);
            if (json instanceof JsonArray array) {
                check(
                        array.asList().stream()
                                .map(step -> StepCodec.STEP.read(step, Findings.NONE))
                                .iterator(),
                        findings);
            }
            return steps;
        }

        @Override
        public @Nullable List<Step> read(JsonReader in, Findings findings) throws IOException {
            List<Step> steps = list.read(in, findings);
            if (steps != null) {
                check(steps.iterator(), findings);
            }
            return steps;
        }

        @Override
        public void write(List<Step> steps, JsonWriter out, Findings findings) throws IOException {
            list.write(steps, out, findings);
            check(steps.iterator(), findings);
        }

        private static void check(Iterator<? extends @Nullable Step> steps, Findings findings) {
            for (int i = 0; findings.isStrict() && steps.hasNext(); i++) {
                Step step = steps.next();
                if (step instanceof Step.UnknownStep raw && "email".equalsIgnoreCase(raw.type())) {
                    return;
                } else if (step instanceof Step.EmailStep email) {
                    if (email.variants().stream().noneMatch(Steps::lacksSubject)) {
                        return;
                    }
                    int before = findings.size();
                    findings.add(
                            "subject",
                            "is required in every variant of the first email",
                            "First email should have subject.");
                    findings.placeUnder(i, before);
                    if (!findings.isOfCopy()) { // a copy leaves this email out, and then the next is the first
                        return;
                    }
                }
            }
        }

        private static boolean lacksSubject(EmailVariant variant) {
            String subject = variant.subject().orNull();
            return subject == null || subject.isBlank();
        }
    }

    /** Reads a draft strictly, or returns null and reports every violation. */
    public static @Nullable SequenceDraft read(String text, Findings findings) {
        try {
            SequenceDraft draft = JsonText.readStrictly(text, in -> DRAFT.read(in, Findings.ofDraft()));
            return draft == null ? read(JsonText.parseStrictly(text, findings), findings) : draft;
        } catch (MalformedJsonTextException e) {
            findings.add("is not JSON: " + e.getMessage());
            return null;
        }
    }

    /** Reads a draft, or returns null and reports every violation. */
    public static @Nullable SequenceDraft read(JsonElement body, Findings findings) {
        return DRAFT.read(body, findings);
    }

    /** The JSON of the draft, valid or not. Adds everything that Reply documents as wrong to the findings. */
    public static String write(SequenceDraft draft, Findings findings) {
        return JsonText.write(out -> DRAFT.write(draft, out, findings));
    }

    /** Settings without any value. */
    public static Settings noSettings() {
        return Objects.requireNonNull(SETTINGS.read(new JsonObject(), Findings.NONE));
    }

    /** {@return the settings with another value of the member of this name} */
    public static Settings with(Settings settings, String member, Object value) {
        return SETTINGS.with(settings, Map.of(member, value));
    }
}
