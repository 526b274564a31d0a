package dev.replykit.internal.text;

import dev.replykit.Condition;
import dev.replykit.Settings;
import dev.replykit.Step;
import dev.replykit.Step.ExecutionMode;
import dev.replykit.Step.LinkedInVariant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A step as a person sees it: the one place that describes each kind. Tables, pictures and lints are made from it.
 *
 * @param action what is done, such as "message" or "view profile"
 * @param mode null for kinds that leave it to the settings, and where an answer left it out
 * @param variants texts that are tested against each other; empty for kinds without variants
 * @param text what a kind without variants says; null where it says nothing
 */
public record StepView(
        Step step,
        Channel channel,
        String action,
        @Nullable ExecutionMode mode,
        List<Variant> variants,
        @Nullable Text text) {

    /** No line shows more characters of a text. */
    private static final int ENOUGH = 1000;

    /** Where a step happens. */
    public enum Channel {
        EMAIL("Email"),
        LINKEDIN("LinkedIn"),
        CALL("Call"),
        SMS("SMS"),
        WHATSAPP("WhatsApp"),
        ZAPIER("Zapier"),
        TASK("Task"),
        CONDITION("Condition"),
        UNKNOWN("Unknown");

        private final String label;

        Channel(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** One of several texts; each part is null where the step has none. */
    public record Variant(
            @Nullable String subject,
            @Nullable String message,
            @Nullable Boolean isEnabled) {}

    /** How a channel shows a text. */
    public enum Form {
        /** As a mail. */
        HTML,
        /** On one line, and as it is. */
        SUBJECT,
        /** As it is. */
        PLAIN,
        /** To people of the own team, who can make sense of it. */
        NOTE
    }

    /**
     * A text of the step.
     *
     * @param pointer where it is in the JSON of the step, such as {@code /variants/0/subject}
     */
    public record Text(String pointer, String text, Form form) {
        /** Without what a mail does not show, such as style sheets. */
        String source() {
            return form == Form.HTML ? Html.withoutHiddenParts(text) : text;
        }

        /** As its reader sees it. */
        String shown() {
            return (form == Form.HTML ? Html.firstWords(text, Integer.MAX_VALUE) : text).replace('\u00a0', ' ');
        }
    }

    public static StepView of(Step step) {
        if (step instanceof Step.EmailStep s) {
            List<Variant> variants = s.variants().stream()
                    .map(v -> new Variant(v.subject().orNull(), v.message().orNull(), null))
                    .toList();
            return of(s, Channel.EMAIL, "email", variants, null);
        } else if (step instanceof Step.LinkedInMessageStep s) {
            return of(s, Channel.LINKEDIN, "message", texts(s.variants()), null);
        } else if (step instanceof Step.LinkedInConnectStep s) {
            return of(s, Channel.LINKEDIN, "connect", texts(s.variants()), null);
        } else if (step instanceof Step.LinkedInInMailStep s) {
            return of(s, Channel.LINKEDIN, "InMail", texts(s.variants()), null);
        } else if (step instanceof Step.LinkedInViewProfileStep s) {
            return of(s, Channel.LINKEDIN, "view profile", List.of(), text("/description", s.description(), Form.NOTE));
        } else if (step instanceof Step.LinkedInEndorseSkillsStep s) {
            Long number = s.numberOfSkills();
            String skills = number == null ? "skills" : number + (number == 1 ? " skill" : " skills");
            return of(s, Channel.LINKEDIN, "endorse " + skills, List.of(), null);
        } else if (step instanceof Step.LinkedInVoiceMessageStep s) {
            return of(s, Channel.LINKEDIN, "voice message", List.of(), text("/audioFile", s.audioFile(), Form.NOTE));
        } else if (step instanceof Step.LinkedInLikeRecentPostsStep) {
            return of(step, Channel.LINKEDIN, "like recent posts", List.of(), null);
        } else if (step instanceof Step.LinkedInFollowProfileStep) {
            return of(step, Channel.LINKEDIN, "follow profile", List.of(), null);
        } else if (step instanceof Step.LinkedInCommentOnRecentPostStep s) {
            return of(
                    s,
                    Channel.LINKEDIN,
                    "comment on recent post",
                    List.of(),
                    text("/aiPromptText", s.aiPromptText(), Form.NOTE));
        } else if (step instanceof Step.CallStep s) {
            return of(s, Channel.CALL, "call", List.of(), text("/message", s.message(), Form.NOTE));
        } else if (step instanceof Step.SmsStep s) {
            return of(s, Channel.SMS, "SMS", List.of(), text("/message", s.message(), Form.PLAIN));
        } else if (step instanceof Step.WhatsAppStep s) {
            return of(s, Channel.WHATSAPP, "message", List.of(), text("/message", s.message(), Form.PLAIN));
        } else if (step instanceof Step.ZapierStep s) {
            String action = "wait".equals(s.action()) ? "signal and wait" : "signal";
            return of(s, Channel.ZAPIER, action, List.of(), text("/name", s.name(), Form.NOTE));
        } else if (step instanceof Step.TaskStep s) {
            String action = "meeting".equals(s.actionType()) ? "meeting" : "to do";
            return of(s, Channel.TASK, action, List.of(), text("/description", s.description(), Form.NOTE));
        } else if (step instanceof Step.ConditionStep s) {
            return of(s, Channel.CONDITION, conditionAction(s), List.of(), null);
        }
        String type = step.type() == null ? "no type" : step.type();
        String action = step.actionType() == null ? type : type + "/" + step.actionType();
        return of(step, Channel.UNKNOWN, action, List.of(), null);
    }

    private static StepView of(Step step, Channel channel, String action, List<Variant> variants, @Nullable Text text) {
        ExecutionMode mode = step instanceof Step.HasMode<?> s ? s.executionMode() : null;
        return new StepView(step, channel, action, mode, variants, text);
    }

    private static List<Variant> texts(List<LinkedInVariant> variants) {
        return variants.stream()
                .map(v -> new Variant(v.subject(), v.message(), v.isEnabled()))
                .toList();
    }

    private static @Nullable Text text(String pointer, @Nullable String text, Form form) {
        return text == null ? null : new Text(pointer, text, form);
    }

    /** Every text of the step. */
    public List<Text> texts() {
        List<Text> texts = new ArrayList<>();
        for (int i = 0; i < variants.size(); i++) {
            Variant variant = variants.get(i);
            if (variant.subject() != null) {
                texts.add(new Text("/variants/" + i + "/subject", variant.subject(), Form.SUBJECT));
            }
            if (variant.message() != null) {
                texts.add(new Text(
                        "/variants/" + i + "/message",
                        variant.message(),
                        channel == Channel.EMAIL ? Form.HTML : Form.PLAIN));
            }
        }
        if (text != null) {
            texts.add(text);
        }
        return texts;
    }

    /** Whether the next step may have to wait for longer than its own delay. */
    public boolean waits() {
        return step instanceof Step.ConditionStep condition && !Duration.ZERO.equals(condition.waitFor());
    }

    /** The mode; for calls and tasks the one that the settings give. Null where nothing gives one. */
    public @Nullable ExecutionMode mode(@Nullable Settings settings) {
        if (settings == null || mode != null) {
            return mode;
        }
        Boolean automatic = channel == Channel.CALL
                ? settings.callIsAutomatic()
                : channel == Channel.TASK ? settings.taskIsAutomatic() : null;
        return automatic == null ? null : automatic ? ExecutionMode.AUTOMATIC : ExecutionMode.MANUAL;
    }

    /** The step on one line, as people read it: channel, mode, when, and the first words. */
    public static String line(Step step) {
        StepView view = of(step);
        Duration delay = step.delay();
        String parent = step.placement().parentId().orNull() == null
                ? ""
                : ", under step " + step.placement().parentId();
        String line = view.channel.label()
                + (view.mode == null ? "" : ", " + view.mode.value())
                + (delay == null ? "" : ", " + (delay.isZero() ? "" : "after ") + Clock.brief(delay, "at once"))
                + parent
                + ": "
                + view.what();
        return Columns.cut(line, Lines.width() - 4);
    }

    /** The side of a condition, the action unless the channel says it, the number of variants, and the first words. */
    String what() {
        Boolean holds = step.placement().ifConditionPositive().orNull();
        String side = holds == null ? "" : holds ? "then " : "else ";
        String counted = variants.size() > 1 ? variants.size() + " variants" : "";
        String words = firstWords();
        boolean channelSaysIt = action.equalsIgnoreCase(channel.label()) || channel == Channel.WHATSAPP;
        String shownAction = channelSaysIt && !(words + counted).isBlank() ? "" : action;
        String done = shownAction + (shownAction.isEmpty() || counted.isEmpty() ? "" : ", ") + counted;
        return side + done + (done.isEmpty() || words.isBlank() ? "" : ": ") + words;
    }

    /** The first words of its first text, not yet safe to print; empty where it says nothing. */
    private String firstWords() {
        if (variants.isEmpty()) {
            return text == null ? "" : start(text.text());
        }
        return firstWords(variants.get(0).subject(), variants.get(0).message(), channel == Channel.EMAIL);
    }

    private static String firstWords(@Nullable String subject, @Nullable String message, boolean isHtml) {
        String text = Objects.requireNonNullElse(message, "");
        return Stream.of(
                        start(Objects.requireNonNullElse(subject, "")),
                        isHtml ? Html.firstWords(text, ENOUGH) : start(text))
                .filter(words -> !words.isBlank())
                .collect(Collectors.joining(" | "));
    }

    /** A variant on one line. */
    public static String line(@Nullable String subject, @Nullable String message, boolean isHtml) {
        return Columns.quoted(firstWords(subject, message, isHtml), Lines.width() - 4);
    }

    private static String start(String text) {
        return text.substring(0, Math.min(text.length(), ENOUGH));
    }

    private static String conditionAction(Step.ConditionStep step) {
        String conditions = step.conditions().stream().map(StepView::line).collect(Collectors.joining("; "));
        String wait = step.waitFor() == null ? "" : " within " + Clock.brief(step.waitFor(), "at once");
        return "if " + (conditions.isEmpty() ? "(nothing)" : conditions) + wait;
    }

    public static String line(Condition condition) {
        return condition.property()
                + condition.rules().stream()
                        .map(rule -> " " + rule.operator()
                                + (rule.value().orNull() == null ? "" : " \"" + rule.value() + "\""))
                        .collect(Collectors.joining(","));
    }
}
