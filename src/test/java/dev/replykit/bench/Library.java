package dev.replykit.bench;

import static dev.replykit.Step.days;
import static dev.replykit.Step.email;
import static dev.replykit.Step.linkedInMessage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import dev.replykit.RepliesHandlingType;
import dev.replykit.Sequence;
import dev.replykit.SequenceDraft;
import dev.replykit.Settings;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** The same work with each library, written as its documentation shows it. Each draft is made anew. */
public enum Library {
    REPLYKIT {
        @Override
        Object readAnswer(String json) {
            return Sequence.fromJson(json);
        }

        @Override
        String writeDraft() {
            return SequenceDraft.named("Sales Outreach 2024")
                    .scheduleId(1)
                    .emailAccounts(101, 102)
                    .linkedInAccounts(42)
                    .settings(Settings.of()
                            .emailsCountPerDay(50)
                            .daysToFinishProspect(14)
                            .emailSendingDelaySeconds(30)
                            .dailyThrottling(200)
                            .useDailyThrottling(true)
                            .disableOpensTracking(false)
                            .repliesHandlingType(RepliesHandlingType.MARK_AS_FINISHED)
                            .enableLinksTracking(true))
                    .steps(
                            email("Quick question about {{companyName}}", Example.MESSAGE),
                            linkedInMessage("Hi {{firstName}}, would love to connect!")
                                    .after(days(1)))
                    .toJson();
        }

        @Override
        Object readDraft(String json) {
            return SequenceDraft.fromJson(json);
        }
    },

    /** The least that reading can cost with Gson: its tree, of which nothing is checked. */
    GSON_TREE {
        @Override
        Object readAnswer(String json) {
            return JsonParser.parseString(json);
        }

        @Override
        String writeDraft() {
            return GSON_BINDING.toJsonTree(Example.newDraft()).toString();
        }

        @Override
        Object readDraft(String json) {
            return JsonParser.parseString(json);
        }
    },

    GSON {
        @Override
        Object readAnswer(String json) {
            return GSON_BINDING.fromJson(json, Example.Answer.class);
        }

        @Override
        String writeDraft() {
            return GSON_BINDING.toJson(Example.newDraft());
        }

        @Override
        Object readDraft(String json) {
            return STRICT_GSON.fromJson(json, Example.Draft.class);
        }
    },

    JACKSON {
        @Override
        Object readAnswer(String json) {
            return JACKSON_ANSWERS.readValue(json);
        }

        @Override
        String writeDraft() {
            return JACKSON_WRITER.writeValueAsString(Example.newDraft());
        }

        @Override
        Object readDraft(String json) {
            return JACKSON_DRAFTS.readValue(json);
        }
    },

    MOSHI {
        @Override
        Object readAnswer(String json) throws IOException {
            return Objects.requireNonNull(MOSHI_ANSWERS.fromJson(json));
        }

        @Override
        String writeDraft() {
            return MOSHI_DRAFTS.toJson(Example.newDraft());
        }

        @Override
        Object readDraft(String json) throws IOException {
            return Objects.requireNonNull(MOSHI_DRAFTS.fromJson(json));
        }
    };

    private static final Map<String, Class<? extends Example.Step>> KINDS =
            Map.of("email", Example.Email.class, "linkedIn", Example.LinkedIn.class, "call", Example.Call.class);

    private static final JsonDeserializer<Example.Step> GSON_STEP = (json, type, context) -> context.deserialize(
            json, KINDS.get(json.getAsJsonObject().get("type").getAsString()));

    private static final Gson GSON_BINDING = new GsonBuilder()
            .disableHtmlEscaping()
            .registerTypeAdapter(Example.Step.class, GSON_STEP)
            .create();

    private static final Gson STRICT_GSON =
            GSON_BINDING.newBuilder().setStrictness(Strictness.STRICT).create();

    private static final JsonMapper JACKSON_MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private static final ObjectReader JACKSON_ANSWERS = JACKSON_MAPPER.readerFor(Example.Answer.class);

    private static final ObjectWriter JACKSON_WRITER = JACKSON_MAPPER.writerFor(Example.Draft.class);

    private static final ObjectReader JACKSON_DRAFTS = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build()
            .readerFor(Example.Draft.class);

    private static final Moshi MOSHI_BINDING = new Moshi.Builder()
            .add((type, annotations, moshi) -> type == Example.Step.class ? new MoshiStep(moshi) : null)
            .build();

    private static final JsonAdapter<Example.Answer> MOSHI_ANSWERS = MOSHI_BINDING.adapter(Example.Answer.class);

    private static final JsonAdapter<Example.Draft> MOSHI_DRAFTS =
            MOSHI_BINDING.adapter(Example.Draft.class).failOnUnknown();

    abstract Object readAnswer(String json) throws IOException;

    abstract String writeDraft();

    abstract Object readDraft(String json) throws IOException;

    /** What Moshi's own PolymorphicJsonAdapterFactory does, which is in another library of Moshi. */
    private static final class MoshiStep extends JsonAdapter<Example.Step> {
        private final Map<String, JsonAdapter<? extends Example.Step>> adapters = new HashMap<>();

        MoshiStep(Moshi moshi) {
            KINDS.forEach((type, kind) -> adapters.put(type, moshi.adapter(kind)));
        }

        @Override
        public Example.@Nullable Step fromJson(JsonReader in) throws IOException {
            return adapter(typeAhead(in)).fromJson(in);
        }

        private static String typeAhead(JsonReader in) throws IOException {
            try (JsonReader ahead = in.peekJson()) {
                ahead.setFailOnUnknown(false);
                ahead.beginObject();
                while (!ahead.nextName().equals("type")) {
                    ahead.skipValue();
                }
                return ahead.nextString();
            }
        }

        @Override
        public void toJson(JsonWriter out, Example.@Nullable Step step) throws IOException {
            adapter(Objects.requireNonNull(step).type()).toJson(out, step);
        }

        @SuppressWarnings("unchecked")
        private JsonAdapter<Example.Step> adapter(String type) {
            return (JsonAdapter<Example.Step>) Objects.requireNonNull(adapters.get(type), type);
        }
    }
}
