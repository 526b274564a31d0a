package dev.replykit.tools;

import au.com.dius.pact.core.matchers.BodyMismatch;
import au.com.dius.pact.core.matchers.HeaderMismatch;
import au.com.dius.pact.core.matchers.Mismatch;
import au.com.dius.pact.core.matchers.StatusMismatch;
import au.com.dius.pact.core.model.IResponse;
import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.core.model.ProviderState;
import au.com.dius.pact.provider.VerificationFailureType;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.replykit.ApiKey;
import dev.replykit.SequenceDraft;
import dev.replykit.Step;
import dev.replykit.contract.Verification;
import dev.replykit.internal.http.BaseUrl;
import dev.replykit.internal.http.Secret;
import dev.replykit.internal.text.Printable;
import dev.replykit.tools.LiveExchanges.Exchange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code scripts/verify-live}: verifies the contract against Reply, with a key. */
final class VerifyLive {
    static final int VERIFIED = 0;
    static final int DEVIATES = 1;
    static final int USAGE = 2;
    static final int NOT_VERIFIED = 3;

    private static final String REPLY = "https://api.reply.io";
    private static final String EXISTING = "a sequence exists";
    private static final String BAD_KEY = "the key is not accepted";
    private static final int MOST_READ = 10;
    private static final String ID = "[1-9]\\d{0,17}";

    /** What came out for one interaction, with the words that say why. */
    enum Verdict {
        VERIFIED("verified"),
        DEVIATES("DEVIATES"),
        NOT_VERIFIED("not verified");

        final String word;

        Verdict(String word) {
            this.word = word;
        }
    }

    record Result(String tag, String description, Verdict verdict, List<String> words) {}

    record Created(long id, String name) {}

    private final Path contract;
    private final Path folder;
    private final Map<String, String> environment;
    private final BufferedReader in;
    private final PrintStream out;
    private final PrintStream err;

    private boolean creates;
    private boolean asks = true;
    private String baseUrl = REPLY;
    private @Nullable String keyFile;
    private final Map<String, String> acting = new TreeMap<>();
    /** The options that the command for deleting needs, too. */
    private String sameAccount = " --live";

    /** @param folder where the reports are written */
    VerifyLive(
            Path contract,
            Path folder,
            Map<String, String> environment,
            BufferedReader in,
            PrintStream out,
            PrintStream err) {
        this.contract = contract;
        this.folder = folder;
        this.environment = environment;
        this.in = in;
        this.out = out;
        this.err = err;
    }

    public static void main(String... args) throws IOException {
        System.setProperty("pact_do_not_track", "true");
        System.setProperty("PACT_DO_NOT_TRACK", "true");
        Path root = Path.of(System.getProperty("replykit.root", ""));
        VerifyLive program = new VerifyLive(
                root.resolve("pacts").resolve("replykit-reply-api-v3.json"),
                root.resolve("target").resolve("verify-live"),
                System.getenv(),
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8));
        int code;
        try {
            code = program.run(args);
        } catch (RuntimeException | IOException e) {
            System.err.println("This should not have happened: " + e);
            code = NOT_VERIFIED;
        }
        System.exit(code);
    }

    /** {@return the exit code} */
    int run(String... args) throws IOException {
        Secret key;
        BaseUrl url;
        String bearer;
        try {
            parse(new ArrayDeque<>(List.of(args)));
            url = BaseUrl.of(baseUrl);
            bearer = key();
            key = Secret.of(bearer);
        } catch (IllegalArgumentException | IllegalStateException e) {
            err.println("verify-live: " + e.getMessage() + " Nothing was sent.");
            return USAGE;
        }
        JsonObject pact = JsonParser.parseString(Files.readString(contract)).getAsJsonObject();
        List<Interaction> chosen = Verification.pact(pact).getInteractions().stream()
                .filter(each -> tag(each).equals("live") || creates && tag(each).equals("live-create"))
                .toList();
        out.println("Verifies " + chosen.size() + " interactions of the contract against " + baseUrl + ".");
        if (creates && asks && !confirmed()) {
            err.println("verify-live: Nothing was sent.");
            return USAGE;
        }
        return new Run(url, key, bearer, chosen).report();
    }

    private void parse(Deque<String> rest) {
        while (!rest.isEmpty()) {
            String arg = rest.pop();
            switch (arg) {
                case "--create" -> creates = true;
                case "--yes" -> asks = false;
                case "--base-url" -> {
                    baseUrl = value(arg, rest);
                    sameAccount = " --base-url " + baseUrl;
                }
                case "--key-file" -> keyFile = value(arg, rest);
                case "--team" -> acting.put("X-TEAM-ID", id(arg, value(arg, rest)));
                case "--user" -> {
                    String user = value(arg, rest);
                    acting.put(
                            user.contains("@") ? "X-User-Email" : "X-User-Id",
                            user.contains("@") ? user : id(arg, user));
                }
                default ->
                    throw new IllegalArgumentException("There is no option " + Printable.quoted(arg) + ". Try --help.");
            }
        }
        acting.forEach((header, value) -> sameAccount +=
                header.equals("X-TEAM-ID") ? " --team " + value : " --user " + (value.contains("@") ? "EMAIL" : value));
    }

    private static String value(String option, Deque<String> rest) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value.");
        }
        return rest.pop();
    }

    private static String id(String option, String text) {
        if (!text.matches(ID)) {
            throw new IllegalArgumentException(option + " needs an id, but is " + Printable.quoted(text) + ".");
        }
        return text;
    }

    private String key() {
        String file = keyFile;
        if (file != null) {
            try (InputStream in = Files.newInputStream(Path.of(file))) {
                return new String(in.readNBytes(4096), StandardCharsets.UTF_8).stripTrailing();
            } catch (IOException e) {
                throw new IllegalArgumentException("The key file can't be read: " + Printable.quoted(file) + ".", e);
            }
        }
        String value = environment.get(ApiKey.VARIABLE);
        if (value == null) {
            throw new IllegalStateException("There is no API key: set the environment variable " + ApiKey.VARIABLE
                    + ", or give --key-file FILE.");
        }
        return value;
    }

    private static String tag(Interaction interaction) {
        return String.valueOf(interaction
                .getComments()
                .get("references")
                .get("replykit")
                .get("tag")
                .asString());
    }

    private boolean confirmed() throws IOException {
        out.print(
                "Some of them create sequences there, which are never started. Their names have a mark, and the end of the"
                        + " report tells how to delete them. Go on? [y/N] ");
        out.flush();
        String answer = in.readLine();
        return answer != null && answer.strip().matches("(?i)y|yes");
    }

    /** One run against one provider. */
    private final class Run {
        private final BaseUrl url;
        private final String bearer;
        private final String mark = SequenceDraft.named("verify-live").marked().name();
        private final List<Interaction> chosen;
        private final LiveExchanges exchanges;
        private final List<Result> results = new ArrayList<>();
        private final boolean isSandbox;
        private final List<Created> created = new ArrayList<>();
        /** The names of what may have been created. */
        private final List<String> unknown = new ArrayList<>();

        private @Nullable String stopped;
        private @Nullable JsonObject existing;

        Run(BaseUrl url, Secret key, String bearer, List<Interaction> chosen) {
            this.url = url;
            this.bearer = bearer;
            this.chosen = chosen;
            exchanges = new LiveExchanges(key, mark, acting, !url.isLoopback());
            isSandbox = url.isLoopback() && Verification.isSet("setup", new ProviderState(""), url.toString());
        }

        int report() throws IOException {
            for (Interaction interaction : chosen) {
                results.add(resultOrFailure(interaction));
            }
            exchanges.all.forEach(this::remember);
            LiveReport report =
                    new LiveReport(results, exchanges, created, unknown, "scripts/create-sequence" + sameAccount);
            String table = report.table();
            out.print(table);
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("table.txt"), table);
            Files.writeString(folder.resolve("TEST-verify-live.xml"), report.junit());
            Files.writeString(folder.resolve("exchanges.json"), exchanges.recorded());
            out.println(
                    "The table, JUnit XML and the exchanges without key, names and addresses are in " + folder + ".");
            return results.stream().anyMatch(result -> result.verdict() == Verdict.DEVIATES)
                    ? DEVIATES
                    : results.stream().allMatch(result -> result.verdict() == Verdict.VERIFIED)
                            ? VERIFIED
                            : NOT_VERIFIED;
        }

        /** An answer that nobody thought of must not keep the report from telling what was created. */
        private Result resultOrFailure(Interaction interaction) {
            try {
                return result(interaction);
            } catch (RuntimeException e) {
                String words = "This should not have happened: " + e.getClass().getName() + " "
                        + Arrays.stream(e.getStackTrace()).limit(1).toList();
                return notVerified(interaction, words);
            }
        }

        private Result result(Interaction interaction) {
            if (stopped != null) {
                return notVerified(interaction, stopped);
            }
            ProviderState state = interaction.getProviderStates().get(0);
            boolean isOurKey = !state.getName().equals(BAD_KEY);
            Map<String, Object> values = new HashMap<>(state.getParams());
            if (isOurKey) {
                values.put("key", bearer);
            }
            if (interaction
                    .asSynchronousRequestResponse()
                    .getRequest()
                    .getMethod()
                    .equals("POST")) {
                values.put("name", mark);
            }
            if (isSandbox) {
                Verification.isSet("setup", state, url.toString());
            } else if (state.getName().equals(EXISTING)) {
                JsonObject sequence = existing(interaction);
                if (sequence == null) {
                    return notVerified(
                            interaction,
                            stopped != null
                                    ? stopped
                                    : "None of the newest sequences has just the steps that the contract reads. Run it"
                                            + " with --create, which creates one, or create one.");
                }
                values.put("id", sequence.get("id").getAsLong());
                values.put("name", sequence.get("name").getAsString());
            }
            int before = exchanges.all.size();
            List<VerificationFailureType> failures =
                    Verification.failures(interaction, URI.create(url.toString()), values, exchanges.client());
            if (isSandbox) {
                Verification.isSet("teardown", state, url.toString());
            }
            Exchange exchange = exchanges.all.size() > before ? exchanges.all.get(before) : null;
            return failures.isEmpty()
                    ? new Result(tag(interaction), interaction.getDescription(), Verdict.VERIFIED, List.of())
                    : judged(interaction, isOurKey, exchange, failures);
        }

        private static Result notVerified(Interaction interaction, String why) {
            return new Result(tag(interaction), interaction.getDescription(), Verdict.NOT_VERIFIED, List.of(why));
        }

        private Result judged(
                Interaction interaction,
                boolean isOurKey,
                @Nullable Exchange exchange,
                List<VerificationFailureType> failures) {
            List<String> words = new ArrayList<>(once(failures.stream()
                    .map(failure -> words(interaction, failure))
                    .toList()));
            if (exchange == null) {
                words.add(0, "The request could not be made.");
                return new Result(tag(interaction), interaction.getDescription(), Verdict.NOT_VERIFIED, words);
            }
            String reason = isOurKey || exchange.failure != null ? reason(exchange) : null;
            if (reason == null && exchange.status == 200 && exchange.isEmptyList()) {
                reason = "The list is empty, so it tells nothing about its items.";
            }
            if (reason != null) {
                return notVerified(interaction, reason);
            }
            if (exchange.status >= 300) {
                words.add("It answered: " + answered(exchange));
            }
            return new Result(tag(interaction), interaction.getDescription(), Verdict.DEVIATES, words);
        }

        /** Why a failure says nothing about the contract; null if it does. */
        private @Nullable String reason(Exchange exchange) {
            if (exchange.failure != null) {
                stopped = "Not sent, because an earlier request had no answer.";
                return exchanges.redacted("No answer came: " + exchange.failure + ".") + " Check the network and "
                        + baseUrl + ".";
            }
            String why = switch (exchange.status) {
                case 401 -> "The key was not accepted (401). Check it: " + answered(exchange);
                case 403 -> "The key lacks a right (403): " + answered(exchange);
                case 429 ->
                    "Too many requests (429). Wait " + exchange.headers.getOrDefault("retry-after", "60")
                            + " seconds and run it again.";
                default -> null;
            };
            if (exchange.status == 401 || exchange.status == 429) {
                stopped = "Not sent, because of the answer " + exchange.status + " before.";
            }
            return why;
        }

        private String answered(Exchange exchange) {
            JsonObject problem = exchange.json();
            List<String> parts = new ArrayList<>(List.of(String.valueOf(exchange.status)));
            for (String member : List.of("title", "detail", "code")) {
                if (problem.get(member) instanceof JsonPrimitive text) {
                    parts.add(Printable.excerpt(exchanges.redacted(text.getAsString()), 200));
                }
            }
            if (problem.get("errors") instanceof JsonArray errors) {
                errors.forEach(each -> {
                    if (each instanceof JsonObject error) {
                        parts.add(Printable.excerpt(
                                exchanges.redacted(error.get("pointer") + " " + error.get("detail")), 200));
                    }
                });
            }
            return String.join(", ", parts);
        }

        private void remember(Exchange exchange) {
            if (!exchange.method.equals("POST")) {
                return;
            }
            String name = JsonParser.parseString(exchange.sent)
                    .getAsJsonObject()
                    .get("name")
                    .getAsString();
            if (exchange.status / 100 == 2
                    && exchange.json().get("id") instanceof JsonPrimitive id
                    && id.getAsString().matches(ID)) {
                created.add(new Created(id.getAsLong(), name));
            } else if (exchange.failure != null ? exchange.isSent : mayHaveCreated(exchange.status)) {
                unknown.add(name);
            }
        }

        /** A 4xx says that nothing was created, except 408 and 499: the server stopped waiting. */
        private static boolean mayHaveCreated(int status) {
            return status / 100 != 4 || status == 408 || status == 499;
        }

        /** What is wrong with several items alike is told once. */
        private static List<String> once(List<String> all) {
            Map<String, List<String>> alike = new LinkedHashMap<>();
            all.forEach(words -> alike.computeIfAbsent(words.replaceAll("\\[\\d+]", "[]"), key -> new ArrayList<>())
                    .add(words));
            return alike.values().stream()
                    .map(some ->
                            some.get(0) + (some.size() == 1 ? "" : ", and " + (some.size() - 1) + " more like this"))
                    .toList();
        }

        /** In words: where, what the contract relies on, what came. */
        private String words(Interaction interaction, VerificationFailureType failure) {
            Mismatch mismatch =
                    failure instanceof VerificationFailureType.MismatchFailure one ? one.getMismatch() : null;
            if (mismatch instanceof StatusMismatch status) {
                return "status: the contract relies on " + reliedOn(interaction) + ", but " + status.getActual()
                        + " came";
            }
            if (mismatch instanceof HeaderMismatch header) {
                return "header " + header.getHeaderKey() + ": " + exchanges.redacted(header.getMismatch());
            }
            if (mismatch instanceof BodyMismatch body) {
                String path = body.getPath();
                String member = path.replaceAll("[\\[.]\\d+]?$", "").replaceFirst(".*[.\\]]", "");
                String text = body.getMismatch()
                        .replaceFirst("^Actual map is missing the following keys?: (.*)", "$1 is missing");
                String came = String.valueOf(body.getActual());
                if (!exchanges.redacted(member, came).equals(came)) {
                    text = text.replaceFirst("(?s)^Expected .* \\((\\w+)\\) to ", "Expected [redacted] ($1) to ");
                }
                return path + ": " + exchanges.redacted(text);
            }
            return exchanges.redacted(
                    failure.hasException()
                            ? failure.description() + " " + failure.getException()
                            : failure.description());
        }

        private static String reliedOn(Interaction interaction) {
            IResponse response = interaction.asSynchronousRequestResponse().getResponse();
            return response.getMatchingRules().rulesForCategory("status").isEmpty()
                    ? String.valueOf(response.getStatus())
                    : "any 2xx";
        }

        /** A sequence of the account that has just the steps that the answer of the contract has. */
        private @Nullable JsonObject existing(Interaction interaction) {
            String answer = interaction
                    .asSynchronousRequestResponse()
                    .getResponse()
                    .getBody()
                    .valueAsString();
            JsonArray wanted = JsonParser.parseString(answer).getAsJsonObject().getAsJsonArray("steps");
            JsonObject known = existing;
            if (known != null && fits(known.get("steps"), wanted)) {
                return known;
            }
            Exchange list = exchanges.send("GET", url.resolve("/v3/sequences?top=" + MOST_READ), bearer, "");
            if (list.status != 200) {
                String why = reason(list);
                stopped = why != null ? why : "The sequences of the account can't be listed: " + answered(list);
                return null;
            }
            if (list.json().get("items") instanceof JsonArray items) {
                for (JsonElement item : items) {
                    if (item instanceof JsonObject sequence
                            && sequence.get("id") instanceof JsonPrimitive id
                            && id.getAsString().matches(ID)) {
                        JsonObject full = exchanges
                                .send("GET", url.resolve("/v3/sequences/" + id.getAsString()), bearer, "")
                                .json();
                        if (isUsable(full) && fits(full.get("steps"), wanted)) {
                            existing = full;
                            return full;
                        }
                    }
                }
            }
            return creates ? forThisRun() : null;
        }

        private @Nullable JsonObject forThisRun() {
            String draft = SequenceDraft.named(mark)
                    .steps(Step.email("Quick question", "<p>Hi</p>"))
                    .toJson();
            Exchange exchange = exchanges.send("POST", url.resolve("/v3/sequences"), bearer, draft);
            existing = isUsable(exchange.json()) ? exchange.json() : null;
            if (existing == null) {
                String why = reason(exchange);
                stopped = why != null ? why : "The sequence to read can't be created: " + answered(exchange);
            }
            return existing;
        }

        private static boolean isUsable(JsonObject sequence) {
            return sequence.get("id") instanceof JsonPrimitive id
                    && id.getAsString().matches(ID)
                    && sequence.get("name") instanceof JsonPrimitive;
        }

        private static boolean fits(@Nullable JsonElement steps, @Nullable JsonArray wanted) {
            if (wanted == null) {
                return true;
            }
            return steps instanceof JsonArray array && types(array).equals(types(wanted));
        }

        private static List<String> types(JsonArray steps) {
            List<String> types = new ArrayList<>();
            steps.forEach(step -> types.add(
                    step instanceof JsonObject object ? object.get("type") + " " + object.get("actionType") : ""));
            return types;
        }
    }
}
