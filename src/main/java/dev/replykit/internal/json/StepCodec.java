package dev.replykit.internal.json;

import static dev.replykit.internal.json.Codec.list;
import static dev.replykit.internal.json.Codec.some;
import static dev.replykit.internal.json.Token.*;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import dev.replykit.Condition;
import dev.replykit.Condition.Rule;
import dev.replykit.SequenceStep.VariantInfo;
import dev.replykit.Step;
import dev.replykit.Step.*;
import dev.replykit.internal.json.JsonText.MalformedJsonTextException;
import dev.replykit.internal.json.Shape.Values;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sixteen kinds of step, each declared once by its members, and how they are told apart: by {@code type}, and among
 * LinkedIn kinds by {@code actionType}. A new kind is one more {@code kind(...)} here.
 */
public final class StepCodec implements Codec<Step> {
    static final StepCodec STEP = new StepCodec();

    /** Gson skips it at the beginning of a text. Anywhere else it is an error. */
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private static final Codec<ExecutionMode> MODE =
            word(List.of(ExecutionMode.AUTOMATIC, ExecutionMode.MANUAL), ExecutionMode::of, ExecutionMode::value);
    private static final Codec<Long> SKILLS = integer("an integer from 1 to 3", 1, 3);
    private static final Codec<String> ZAPIER_ACTION = oneOf("immediately", "wait");
    private static final Codec<String> TASK_ACTION = oneOf("toDo", "meeting");
    private static final Codec<List<Long>> FILES = new Codec.Items<>(INTEGER, 0, 3);

    private static final Codec<List<EmailVariant>> EMAIL_VARIANTS = some(Shape.of("an email variant", in -> {
        Long id = in.get("id", INTEGER);
        EmailVariant variant = new EmailVariant(
                in.nullable("subject", TEXT, EmailVariant::subject),
                in.nullable("message", TEXT, EmailVariant::message),
                in.nullable("attachmentIds", FILES, EmailVariant::attachmentIds));
        Boolean hasAttachments = in.get("hasAttachments", BOOLEAN);
        Boolean isEnabled = in.notAMember("isEnabled", BOOLEAN, Shape.UNKNOWN);
        in.keep(new VariantInfo(id, hasAttachments, isEnabled));
        in.notAMember("body", TEXT, "it is called message today");
        in.notAMember("templateId", TEXT, "write the text itself: subject and message");
        in.notAMember("emailTemplateId", TEXT, "write the text itself: subject and message");
        return variant;
    }));

    /** The members that are read of a step of unknown kind. */
    private static final Shape<Step> ANY_KIND = Shape.of("a step", in -> {
        in.get("variants", EMAIL_VARIANTS); // keeps what is only in answers
        in.keep(in.get("id", INTEGER));
        return new UnknownStep("", null, null, placement(in));
    });

    private static final Codec<List<LinkedInVariant>> LINKED_IN_VARIANTS = some(Shape.of("a LinkedIn variant", in -> {
        return linkedIn(in, null);
    }));

    private static final Codec<List<LinkedInVariant>> IN_MAIL_VARIANTS = some(Shape.of("an InMail variant", in -> {
        return linkedIn(in, in.required("subject", TEXT, LinkedInVariant::subject));
    }));

    private static final Codec<List<Rule>> RULES = list(Shape.of("a rule", in -> {
        return new Rule(in.required("operator", TEXT, Rule::operator), in.nullable("value", TEXT, Rule::value));
    }));

    private static final Codec<List<Condition>> CONDITIONS = some(Shape.of("a condition", in -> {
        return new Condition(
                in.required("property", TEXT, Condition::property), in.requiredList("rules", RULES, Condition::rules));
    }));

    private static final String LINKED_IN = "linkedIn";

    /** In the order of the documentation. */
    static final Map<Class<?>, Kind> KINDS = new LinkedHashMap<>();

    static {
        kind("email", EmailStep.class, "an email step", (in, placed) -> {
            return new EmailStep(placed, mode(in), in.requiredList("variants", EMAIL_VARIANTS, EmailStep::variants));
        });
        kind("linkedIn/message", LinkedInMessageStep.class, "a LinkedIn message step", (in, placed) -> {
            return new LinkedInMessageStep(
                    placed, mode(in), in.requiredList("variants", LINKED_IN_VARIANTS, LinkedInMessageStep::variants));
        });
        kind("linkedIn/connect", LinkedInConnectStep.class, "a LinkedIn connect step", (in, placed) -> {
            return new LinkedInConnectStep(
                    placed, mode(in), in.requiredList("variants", LINKED_IN_VARIANTS, LinkedInConnectStep::variants));
        });
        kind("linkedIn/inMail", LinkedInInMailStep.class, "a LinkedIn InMail step", (in, placed) -> {
            return new LinkedInInMailStep(
                    placed, mode(in), in.requiredList("variants", IN_MAIL_VARIANTS, LinkedInInMailStep::variants));
        });
        kind("linkedIn/viewProfile", LinkedInViewProfileStep.class, "a LinkedIn profile view", (in, placed) -> {
            return new LinkedInViewProfileStep(
                    placed, mode(in), in.optional("description", TEXT, LinkedInViewProfileStep::description));
        });
        kind("linkedIn/endorseSkills", LinkedInEndorseSkillsStep.class, "a skill endorsement", (in, placed) -> {
            return new LinkedInEndorseSkillsStep(
                    placed, in.required("numberOfSkills", SKILLS, LinkedInEndorseSkillsStep::numberOfSkills));
        });
        kind("linkedIn/voiceMessage", LinkedInVoiceMessageStep.class, "a LinkedIn voice message", (in, placed) -> {
            return new LinkedInVoiceMessageStep(
                    placed, in.required("audioFile", TEXT, LinkedInVoiceMessageStep::audioFile));
        });
        kind("linkedIn/likeRecentPosts", LinkedInLikeRecentPostsStep.class, "a LinkedIn like step", (in, placed) -> {
            return new LinkedInLikeRecentPostsStep(placed);
        });
        kind("linkedIn/followProfile", LinkedInFollowProfileStep.class, "a LinkedIn follow step", (in, placed) -> {
            return new LinkedInFollowProfileStep(placed);
        });
        kind(
                "linkedIn/commentOnRecentPost",
                LinkedInCommentOnRecentPostStep.class,
                "a LinkedIn comment step",
                (in, placed) -> {
                    return new LinkedInCommentOnRecentPostStep(
                            placed,
                            in.required("aiPromptText", TEXT, LinkedInCommentOnRecentPostStep::aiPromptText),
                            in.nullable("skipIfNoPostsInDays", INTEGER, step -> step.skipIfNoPostsInDays()),
                            in.optional("skipTopics", TEXTS, LinkedInCommentOnRecentPostStep::skipTopics));
                });
        kind("call", CallStep.class, "a call step", (in, placed) -> {
            return new CallStep(placed, in.optional("message", TEXT, CallStep::message));
        });
        kind("sms", SmsStep.class, "an SMS step", (in, placed) -> {
            return new SmsStep(placed, mode(in), in.required("message", TEXT, SmsStep::message));
        });
        kind("whatsApp", WhatsAppStep.class, "a WhatsApp step", (in, placed) -> {
            return new WhatsAppStep(placed, in.required("message", TEXT, WhatsAppStep::message));
        });
        kind("zapier", ZapierStep.class, "a Zapier step", (in, placed) -> {
            return new ZapierStep(
                    placed,
                    in.required("name", TEXT, ZapierStep::name),
                    in.required("action", ZAPIER_ACTION, ZapierStep::action));
        });
        kind("task", TaskStep.class, "a task step", (in, placed) -> {
            return new TaskStep(
                    placed,
                    in.required("actionType", TASK_ACTION, TaskStep::actionType),
                    in.required("description", TEXT, TaskStep::description));
        });
        kind("condition", ConditionStep.class, "a condition step", (in, placed) -> {
            return new ConditionStep(
                    placed,
                    in.required("waitInMinutes", MINUTES, ConditionStep::waitFor),
                    in.requiredList("conditions", CONDITIONS, ConditionStep::conditions));
        });
    }

    private StepCodec() {}

    /** The shape of the steps of that kind, or null where the kind is not known. */
    static @Nullable Shape<? extends Step> shapeOf(@Nullable String type, @Nullable String actionType) {
        for (Kind kind : KINDS.values()) {
            boolean isSo = kind.type().equalsIgnoreCase(type);
            if (isSo && (kind.actionType() == null || kind.actionType().equalsIgnoreCase(actionType))) {
                return kind.shape();
            }
        }
        return null;
    }

    /** Never null: anything but a known kind is kept whole, as an unknown step. */
    @Override
    public Step read(JsonReader in, Findings findings) throws IOException {
        if (in.peek() != JsonToken.BEGIN_OBJECT) {
            JsonElement json = JsonText.value(in, findings);
            findings.refuseType("a step, an object", json);
            return unknown(json, findings);
        }
        JsonObject step = new JsonObject();
        in.beginObject();
        while (in.hasNext()) {
            JsonText.readMember(in, step, findings);
            String type = JsonValues.text(step.get("type"));
            Shape<? extends Step> shape = type == null ? null : shapeOf(type, JsonValues.text(step.get("actionType")));
            if (shape != null) {
                return shape.readRest(step, in, findings);
            }
        }
        in.endObject();
        if (!findings.allowUnknownKinds()) {
            refuseKind(step, findings);
        }
        return unknown(step, findings);
    }

    private static void refuseKind(JsonObject step, Findings findings) {
        boolean linkedIn = LINKED_IN.equalsIgnoreCase(JsonValues.text(step.get("type")));
        String member = linkedIn ? "actionType" : "type";
        JsonElement value = step.get(member);
        List<String> words = KINDS.values().stream()
                .flatMap(kind -> Stream.ofNullable(linkedIn ? kind.actionType() : kind.type()))
                .distinct()
                .toList();
        String expected = Findings.ONE_OF + String.join(", ", words);
        if (value == null) {
            findings.require(member, "is required in " + (linkedIn ? "a LinkedIn step" : "a step") + ": " + expected);
        } else {
            int before = findings.size();
            findings.refuse(expected, value);
            findings.placeUnder(member, before);
        }
        JsonObject common = step.deepCopy();
        common.keySet().retainAll(Set.of("id", "delayInMinutes", "parentId", "ifConditionPositive"));
        var unused = ANY_KIND.read(common, findings);
    }

    /** Writes a raw step that is no JSON as a string, so that the draft is JSON. */
    @Override
    public void write(Step step, JsonWriter out, Findings findings) throws IOException {
        if (!(step instanceof UnknownStep unknown)) {
            StepCodec.<Step>shape(step).write(step, out, findings);
        } else if (checked(unknown.json(), findings) == null) {
            out.value(unknown.json());
        } else {
            out.jsonValue(unknown.json());
        }
    }

    /** Reads a step of any kind without change to its numbers, names or order; null where it reports a violation. */
    public static @Nullable UnknownStep readRaw(String json, Findings findings) {
        JsonElement step = checked(json, findings);
        return step != null && findings.size() == 0 ? unknown(step, findings) : null;
    }

    /** Checks whether the text may be sent as a step. Returns its JSON, or null where it is none. */
    private static @Nullable JsonElement checked(String json, Findings findings) {
        int before = findings.size();
        try {
            JsonElement step = JsonText.parseStrictly(json, findings);
            if (json.charAt(0) == BYTE_ORDER_MARK) {
                throw new MalformedJsonTextException("it begins with a byte order mark");
            } else if (!step.isJsonObject()) {
                findings.refuse("a step, an object", step);
            }
            return step;
        } catch (MalformedJsonTextException e) {
            findings.refuseText(e.getMessage(), before);
            return null;
        }
    }

    /** Keeps the JSON whole, with its kind and placement. What is no object has neither. */
    private static UnknownStep unknown(JsonElement json, Findings findings) {
        JsonObject step = json instanceof JsonObject object ? object : new JsonObject();
        return new UnknownStep(
                json.toString(),
                JsonValues.text(step.get("type")),
                JsonValues.text(step.get("actionType")),
                Objects.requireNonNull(ANY_KIND.read(step, findings.isStrict() ? Findings.LENIENT : findings))
                        .placement());
    }

    /** Whether the step has an id, which only Reply gives. */
    public static boolean hasId(UnknownStep step) {
        return JsonText.parseOrNull(step.json()) instanceof JsonObject object && object.has("id");
    }

    /** A raw step as the known kind that it says it is, and any other step as it is. */
    public static Step asKnown(Step step) {
        JsonElement json = step instanceof UnknownStep unknown ? JsonText.parseOrNull(unknown.json()) : null;
        return json == null ? step : Objects.requireNonNull(STEP.read(json, Findings.LENIENT), "a step of any kind");
    }

    @SuppressWarnings("unchecked")
    private static <S extends Step> Shape<S> shape(Step step) {
        return (Shape<S>) kind(step).shape();
    }

    /** {@return the same step with another value of the member of this name} */
    @SuppressWarnings("unchecked")
    public static <S extends Step.Kind<S>> S with(Step.Kind<S> step, String name, Object value) {
        Shape<S> shape = shape(step);
        return shape.with((S) step, name, value);
    }

    public static String type(Step step) {
        return kind(step).type();
    }

    /** The {@code actionType} of a known LinkedIn kind, or null. */
    public static @Nullable String actionType(Step step) {
        return kind(step).actionType();
    }

    private static Kind kind(Step step) {
        return Objects.requireNonNull(KINDS.get(step.getClass()), "every kind has a shape");
    }

    /** How a known kind is told apart, and its members. */
    record Kind(String type, @Nullable String actionType, Shape<? extends Step> shape) {}

    private static <S extends Step.Kind<S>> void kind(
            String key, Class<S> type, String what, BiFunction<Values<S>, Placement, S> making) {
        String[] words = key.split("/");
        String actionType = words.length > 1 ? words[1] : null;
        Codec<String> typeWord = oneOf(words[0]);
        Codec<String> actionWord = actionType == null ? null : oneOf(actionType);
        Shape<S> shape = Shape.of(what, in -> {
            Long id = in.get("id", INTEGER);
            in.required("type", typeWord, step -> words[0]);
            if (actionWord != null) {
                in.required("actionType", actionWord, step -> actionType);
            }
            S step = making.apply(in, placement(in));
            if (actionType != null) {
                in.notAMember("message", TEXT, "write variants: [{\"message\": ..., \"isEnabled\": true}]");
            }
            in.keep(id);
            in.notAMember("number", TEXT, "the order of the steps counts; leave it out");
            in.notAMember("template", TEXT, "its members belong to the step itself");
            in.notAMember("templates", TEXT, "they are called variants today");
            return step;
        });
        KINDS.put(type, new Kind(words[0], actionType, shape));
    }

    private static LinkedInVariant linkedIn(Values<LinkedInVariant> in, @Nullable String subject) {
        Long id = in.get("id", INTEGER);
        LinkedInVariant variant = new LinkedInVariant(
                subject,
                in.required("message", TEXT, LinkedInVariant::message),
                in.required("isEnabled", BOOLEAN, LinkedInVariant::isEnabled));
        in.keep(new VariantInfo(id, in.notAMember("hasAttachments", BOOLEAN, Shape.UNKNOWN), variant.isEnabled()));
        return variant;
    }

    private static <S extends HasMode<S>> @Nullable ExecutionMode mode(Values<S> in) {
        return in.required("executionMode", MODE, HasMode::executionMode);
    }

    /** The members of every kind. */
    static <S extends Step> Placement placement(Values<S> in) {
        return new Placement(
                in.required("delayInMinutes", MINUTES, Step::delay),
                in.nullable("parentId", INTEGER, step -> step.placement().parentId()),
                in.nullable(
                        "ifConditionPositive", BOOLEAN, step -> step.placement().ifConditionPositive()));
    }
}
