package dev.replykit.internal.json;

import static dev.replykit.internal.json.Codec.list;
import static dev.replykit.internal.json.Token.BOOLEAN;
import static dev.replykit.internal.json.Token.INTEGER;
import static dev.replykit.internal.json.Token.MINUTES;
import static dev.replykit.internal.json.Token.TEXT;
import static dev.replykit.internal.json.Token.oneOf;
import static dev.replykit.internal.json.Token.word;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonWriter;
import dev.replykit.Condition;
import dev.replykit.Step;
import dev.replykit.Step.*;
import dev.replykit.internal.text.Similar;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sixteen kinds of step, each declared once by its members, and how they are told apart: by {@code type}, and among
 * LinkedIn kinds by {@code actionType}. A new kind is one more {@code kind(...)} here.
 */
public final class StepCodec implements Codec<Step> {
    static final StepCodec STEP = new StepCodec();

    private static final Codec<ExecutionMode> MODE =
            word(List.of(ExecutionMode.AUTOMATIC, ExecutionMode.MANUAL), ExecutionMode::of, ExecutionMode::value);

    private static final Shape<EmailVariant> EMAIL_VARIANT = Shape.of("an email variant", members -> {
        members.answerOnly("id", INTEGER);
        var subject = members.nullable("subject", TEXT, EmailVariant::subject);
        var message = members.nullable("message", TEXT, EmailVariant::message);
        var attachments = members.nullable("attachmentIds", list(INTEGER, 0, 3), EmailVariant::attachmentIds);
        members.answerOnly("hasAttachments", BOOLEAN);
        members.unused("body", "it is called message today");
        for (String template : List.of("templateId", "emailTemplateId")) {
            members.unused(template, "write the text itself: subject and message");
        }
        return in -> new EmailVariant(in.field(subject), in.field(message), in.field(attachments));
    });

    private static final Shape<LinkedInVariant> LINKED_IN_VARIANT = Shape.of("a LinkedIn variant", members -> {
        members.answerOnly("id", INTEGER);
        var message = members.required("message", TEXT, LinkedInVariant::message);
        var enabled = members.required("isEnabled", BOOLEAN, LinkedInVariant::isEnabled);
        return in -> new LinkedInVariant(null, in.get(message), in.get(enabled));
    });

    private static final Shape<LinkedInVariant> IN_MAIL_VARIANT = Shape.of("an InMail variant", members -> {
        members.answerOnly("id", INTEGER);
        var subject = members.required("subject", TEXT, LinkedInVariant::subject);
        var message = members.required("message", TEXT, LinkedInVariant::message);
        var enabled = members.required("isEnabled", BOOLEAN, LinkedInVariant::isEnabled);
        return in -> new LinkedInVariant(in.get(subject), in.get(message), in.get(enabled));
    });

    private static final Shape<Condition.Rule> RULE = Shape.of("a rule", members -> {
        var operator = members.required("operator", TEXT, Condition.Rule::operator);
        var value = members.nullable("value", TEXT, Condition.Rule::value);
        return in -> new Condition.Rule(in.get(operator), in.field(value));
    });

    private static final Shape<Condition> CONDITION = Shape.of("a condition", members -> {
        var property = members.required("property", TEXT, Condition::property);
        var rules = members.required("rules", list(RULE), Condition::rules);
        return in -> new Condition(in.get(property), in.list(rules));
    });

    private static final String LINKED_IN = "linkedIn";

    /** In the order of the documentation. */
    static final Map<Class<?>, Kind> KINDS = new LinkedHashMap<>();

    static {
        kind("email", EmailStep.class, "an email step", (members, common) -> {
            var mode = members.required("executionMode", MODE, EmailStep::executionMode);
            var variants = members.required("variants", some(EMAIL_VARIANT), EmailStep::variants);
            return in -> new EmailStep(common.placement(in), in.get(mode), in.list(variants));
        });
        kind("linkedIn/message", LinkedInMessageStep.class, "a LinkedIn message step", (members, common) -> {
            var mode = members.required("executionMode", MODE, LinkedInMessageStep::executionMode);
            var variants = members.required("variants", some(LINKED_IN_VARIANT), LinkedInMessageStep::variants);
            return in -> new LinkedInMessageStep(common.placement(in), in.get(mode), in.list(variants));
        });
        kind("linkedIn/connect", LinkedInConnectStep.class, "a LinkedIn connect step", (members, common) -> {
            var mode = members.required("executionMode", MODE, LinkedInConnectStep::executionMode);
            var variants = members.required("variants", some(LINKED_IN_VARIANT), LinkedInConnectStep::variants);
            return in -> new LinkedInConnectStep(common.placement(in), in.get(mode), in.list(variants));
        });
        kind("linkedIn/inMail", LinkedInInMailStep.class, "a LinkedIn InMail step", (members, common) -> {
            var mode = members.required("executionMode", MODE, LinkedInInMailStep::executionMode);
            var variants = members.required("variants", some(IN_MAIL_VARIANT), LinkedInInMailStep::variants);
            return in -> new LinkedInInMailStep(common.placement(in), in.get(mode), in.list(variants));
        });
        kind("linkedIn/viewProfile", LinkedInViewProfileStep.class, "a LinkedIn profile view", (members, common) -> {
            var mode = members.required("executionMode", MODE, LinkedInViewProfileStep::executionMode);
            var description = members.optional("description", TEXT, LinkedInViewProfileStep::description);
            return in -> new LinkedInViewProfileStep(common.placement(in), in.get(mode), in.get(description));
        });
        kind("linkedIn/endorseSkills", LinkedInEndorseSkillsStep.class, "a skill endorsement", (members, common) -> {
            var skills = members.required(
                    "numberOfSkills",
                    Token.integer("an integer from 1 to 3", 1, 3),
                    LinkedInEndorseSkillsStep::numberOfSkills);
            return in -> new LinkedInEndorseSkillsStep(common.placement(in), in.get(skills));
        });
        kind("linkedIn/voiceMessage", LinkedInVoiceMessageStep.class, "a LinkedIn voice message", (members, common) -> {
            var audio = members.required("audioFile", TEXT, LinkedInVoiceMessageStep::audioFile);
            return in -> new LinkedInVoiceMessageStep(common.placement(in), in.get(audio));
        });
        kind(
                "linkedIn/likeRecentPosts",
                LinkedInLikeRecentPostsStep.class,
                "a LinkedIn like step",
                (members, common) -> in -> new LinkedInLikeRecentPostsStep(common.placement(in)));
        kind(
                "linkedIn/followProfile",
                LinkedInFollowProfileStep.class,
                "a LinkedIn follow step",
                (members, common) -> in -> new LinkedInFollowProfileStep(common.placement(in)));
        kind(
                "linkedIn/commentOnRecentPost",
                LinkedInCommentOnRecentPostStep.class,
                "a LinkedIn comment step",
                (members, common) -> {
                    var prompt = members.required("aiPromptText", TEXT, LinkedInCommentOnRecentPostStep::aiPromptText);
                    var days = members.nullable(
                            "skipIfNoPostsInDays", INTEGER, LinkedInCommentOnRecentPostStep::skipIfNoPostsInDays);
                    var topics =
                            members.optional("skipTopics", list(TEXT), LinkedInCommentOnRecentPostStep::skipTopics);
                    return in -> new LinkedInCommentOnRecentPostStep(
                            common.placement(in), in.get(prompt), in.field(days), in.get(topics));
                });
        kind("call", CallStep.class, "a call step", (members, common) -> {
            var message = members.optional("message", TEXT, CallStep::message);
            return in -> new CallStep(common.placement(in), in.get(message));
        });
        kind("sms", SmsStep.class, "an SMS step", (members, common) -> {
            var mode = members.required("executionMode", MODE, SmsStep::executionMode);
            var message = members.required("message", TEXT, SmsStep::message);
            return in -> new SmsStep(common.placement(in), in.get(mode), in.get(message));
        });
        kind("whatsApp", WhatsAppStep.class, "a WhatsApp step", (members, common) -> {
            var message = members.required("message", TEXT, WhatsAppStep::message);
            return in -> new WhatsAppStep(common.placement(in), in.get(message));
        });
        kind("zapier", ZapierStep.class, "a Zapier step", (members, common) -> {
            var name = members.required("name", TEXT, ZapierStep::name);
            var action = members.required("action", oneOf("immediately", "wait"), ZapierStep::action);
            return in -> new ZapierStep(common.placement(in), in.get(name), in.get(action));
        });
        kind("task", TaskStep.class, "a task step", (members, common) -> {
            var action = members.required("actionType", oneOf("toDo", "meeting"), TaskStep::actionType);
            var description = members.required("description", TEXT, TaskStep::description);
            return in -> new TaskStep(common.placement(in), in.get(action), in.get(description));
        });
        kind("condition", ConditionStep.class, "a condition step", (members, common) -> {
            var wait = members.required("waitInMinutes", MINUTES, ConditionStep::waitFor);
            var conditions = members.required("conditions", some(CONDITION), ConditionStep::conditions);
            return in -> new ConditionStep(common.placement(in), in.get(wait), in.list(conditions));
        });
    }

    private StepCodec() {}

    private static <V> Codec<List<V>> some(Codec<V> item) {
        return list(item, 1, Integer.MAX_VALUE);
    }

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

    /** In an answer never null: what is no step of a known kind is an unknown one, whole. */
    @Override
    public @Nullable Step read(JsonElement json, Findings findings) {
        if (json instanceof JsonObject object) {
            Shape<? extends Step> shape =
                    shapeOf(JsonValues.text(object.get("type")), JsonValues.text(object.get("actionType")));
            if (shape != null) {
                return shape.read(json, findings);
            }
            if (!findings.allowUnknownKinds()) {
                refuseKind(object, findings);
            }
        } else {
            findings.refuseType("a step, an object", json);
        }
        return findings.size() == 0 ? RawJson.unknown(json) : null;
    }

    private static void refuseKind(JsonObject step, Findings findings) {
        boolean linkedIn = LINKED_IN.equalsIgnoreCase(JsonValues.text(step.get("type")));
        String member = linkedIn ? "actionType" : "type";
        JsonElement value = step.get(member);
        List<String> words = KINDS.values().stream()
                .flatMap(kind -> Stream.ofNullable(linkedIn ? kind.actionType() : kind.type()))
                .distinct()
                .toList();
        String expected = "one of " + String.join(", ", words);
        String text = JsonValues.text(value);
        if (value == null) {
            findings.require(member, "is required in " + (linkedIn ? "a LinkedIn step" : "a step") + ": " + expected);
        } else {
            String detail = "must be " + expected + ", but is " + JsonValues.described(value);
            findings.add(member, text == null ? detail : detail + Similar.suggestion(text, words));
        }
        RawJson.checkCommon(step, findings);
    }

    /** Writes a raw step that is no JSON as a string, so that the draft is JSON. */
    @Override
    public void write(Step step, JsonWriter out, Findings findings) throws IOException {
        if (!(step instanceof UnknownStep unknown)) {
            StepCodec.<Step>shape(step).write(step, out, findings);
        } else if (RawJson.check(unknown.json(), findings) == null) {
            out.value(unknown.json());
        } else {
            out.jsonValue(unknown.json());
        }
    }

    @SuppressWarnings("unchecked")
    private static <S extends Step> Shape<S> shape(Step step) {
        return (Shape<S>) kind(step).shape();
    }

    /** {@return the same step with other values of the members of these names} */
    @SuppressWarnings("unchecked")
    public static <S extends Step.Kind<S>> S with(Step.Kind<S> step, Map<String, ?> changes) {
        Shape<S> shape = shape(step);
        return shape.with((S) step, changes);
    }

    /** The {@code type} of a known kind. */
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
            String key, Class<S> type, String what, Declaration<S> declaration) {
        String[] words = key.split("/");
        String actionType = words.length > 1 ? words[1] : null;
        Shape<S> shape = Shape.of(what, members -> {
            members.answerOnly("id", INTEGER);
            members.unused("number", "the order of the steps counts; leave it out");
            members.unused("template", "its members belong to the step itself");
            members.unused("templates", "they are called variants today");
            members.constant("type", words[0]);
            if (actionType != null) {
                members.constant("actionType", actionType);
                members.unused("message", "write variants: [{\"message\": ..., \"isEnabled\": true}]");
            }
            return declaration.declare(members, new Common<>(members, Step.Kind::placement));
        });
        KINDS.put(type, new Kind(words[0], actionType, shape));
    }

    private interface Declaration<S extends Step.Kind<S>> {
        Function<Shape.Values, S> declare(Shape<S> members, Common<S> common);
    }

    /** The members of every kind. */
    static final class Common<S> {
        private final Shape.Member<S, Duration> delay;
        private final Shape.Member<S, Long> parentId;
        private final Shape.Member<S, Boolean> ifConditionPositive;

        Common(Shape<S> members, Function<S, Placement> placed) {
            delay = members.required(
                    "delayInMinutes", MINUTES, step -> placed.apply(step).delay());
            parentId = members.nullable(
                    "parentId", INTEGER, step -> placed.apply(step).parentId());
            ifConditionPositive = members.nullable(
                    "ifConditionPositive", BOOLEAN, step -> placed.apply(step).ifConditionPositive());
        }

        Placement placement(Shape.Values in) {
            return new Placement(in.get(delay), in.field(parentId), in.field(ifConditionPositive));
        }
    }
}
