package dev.replykit.internal.text;

import dev.replykit.internal.text.MergeFields.Kind;
import dev.replykit.internal.text.StepView.Form;
import dev.replykit.internal.text.StepView.Text;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What in a text would reach people broken: placeholders that Reply doesn't know, fields that are probably misspelt,
 * markup where it is shown as it is, and lost characters.
 */
public final class TextLints {
    /** What is said of a text where characters were lost. */
    public static final String LOST = "has U+FFFD, where a character was lost; the text was probably not read as UTF-8";

    /** More different names are not compared with each other. */
    private static final int MOST_NAMES = 200;

    /** The documentation uses the first two; the third is usual. */
    private static final List<String> DOCUMENTED = List.of("firstName", "companyName", "lastName");

    /** What other mail programs call the fields, without other characters than letters. */
    private static final Map<String, String> ELSEWHERE =
            Map.of("fname", "firstName", "lname", "lastName", "name", "firstName", "company", "companyName");

    private static final Set<String> FIELD_WORDS = Set.of(("city country state industry email phone website signature"
                    + " title jobtitle position role product date day time department recipient prospect contact lead"
                    + " location link topic fname lname name company companyname firstname lastname")
            .split(" "));
    /** Several words: {@code FIRST_NAME}, {@code first_name}, {@code firstName}. */
    private static final Pattern IDENTIFIER =
            Pattern.compile("[A-Z]+\\d*(?:_[A-Z0-9]+)+|[a-z]+\\d*(?:_[a-z0-9]+)+|[a-z]+(?:[A-Z][a-z0-9]+)+");

    /** Such as "First Name", "Your Company", "prospect's job title". */
    private static final Pattern PHRASE = Pattern.compile(
            "(?i)(?:(?:insert|enter|your|my|the) )?(?:(?:first|last|full|given|family|company|business|prospect|recipient"
                    + "|contact|sender|lead|client|customer|user|account|job|phone)(?:.?s)?[ _.-]?){0,2}"
                    + "(?:name|company|email|title|phone|number|city|country|role|position|website|industry|signature)");

    private static final String INSIDE = "([\\p{L}_][\\p{L}\\p{Nd}_ .-]{0,38}[\\p{L}\\p{Nd}_]|\\p{L})";

    /** A placeholder of another program, whose first group is its name; some names are ordinary words. */
    private record Foreign(Pattern pattern, Predicate<String> isName) {
        Foreign(String pattern, Predicate<String> isName) {
            this(Pattern.compile(pattern), isName);
        }
    }

    private static final Foreign SQUARE = new Foreign("\\[" + INSIDE + "\\](?!\\()", TextLints::isField);
    /** Three tags of HTML are field words, too. */
    private static final Foreign ANGLE =
            new Foreign("<(?!(?i:link|time|title)\\s?>)<?\\s?" + INSIDE + "\\s?>{1,2}", TextLints::isField);

    private static final Pattern NOT_HEX = Pattern.compile("(?!(?i)[0-9a-f]{2})[^ ]{3,}");
    private static final List<Foreign> FOREIGN = List.of(
            SQUARE,
            new Foreign(
                    "(?<![\\p{L}\\p{Nd}])%{1,2}" + INSIDE + "%{1,2}",
                    name -> isField(name) || NOT_HEX.matcher(name).matches()),
            new Foreign("\\*\\|" + INSIDE + "\\|\\*", name -> true),
            new Foreign("\\*" + INSIDE + "\\*", IDENTIFIER.asMatchPredicate()),
            ANGLE,
            // In French and Russian these are quotation marks.
            new Foreign(
                    "\u00ab\\s?" + INSIDE + "\\s?\u00bb",
                    name -> isField(name)
                            && (name.indexOf(' ') < 0 || letters(name).length() < 12)));

    private static final Pattern ADDRESS = Pattern.compile("https?://\\S++");
    private static final Pattern ENCODED_BRACES =
            Pattern.compile("(?i)(?:%7b|&#0*123;|&#x0*7b;|&lbrace;|&lcub;|\uff5b){2}\\s*+" + INSIDE);

    /** What follows a name counts as attributes only where it has a value: "a <b and c> d" has no tag. */
    private static final Pattern TAG =
            Pattern.compile("(?i)</?(?:a|abbr|address|article|b|big|blockquote|body|br|button"
                    + "|center|code|del|div|dl|em|font|footer|h[1-6]|head|header|hr|html|i|iframe|img|ins|label|li|link|main|mark"
                    + "|nav|o:p|ol|p|pre|s|script|section|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|th|thead|time"
                    + "|title|tr|u|ul|video)(?:\\s++|\\s[^<>=]*=[^<>]*)?/?>");

    private static final Pattern BLOCK_TAG = Pattern.compile(
            "(?i)<(?:blockquote|br|center|dd|div|dt|h[1-6]|hr|li|ol|p|pre" + "|table|td|th|tr|ul)(?:\\s[^<>]*)?/?>");
    private static final Pattern ANY_TAG = Pattern.compile("<[^<>]*+>");
    private static final Pattern BLANK_LINE = Pattern.compile("\n[ \t]*+\n");
    private static final Pattern ENTITY =
            Pattern.compile("&(#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});");

    private final Text text;
    private final Map<String, String> misspelt;
    private final Set<String> lints = new LinkedHashSet<>();

    private TextLints(Text text, Map<String, String> misspelt) {
        this.text = text;
        this.misspelt = misspelt;
    }

    /** {@return for each merge field that is probably misspelt in the steps, what was meant} */
    public static Map<String, String> misspelt(List<StepView> steps) {
        Map<String, Integer> uses = MergeFields.counted(steps);
        Map<String, String> misspelt = new HashMap<>();
        uses.keySet().forEach(name -> meant(name, uses).ifPresent(meant -> misspelt.put(name, meant)));
        return misspelt;
    }

    /** A documented name, or one that is used more often; of two that are used equally often the first is right. */
    private static Optional<String> meant(String name, Map<String, Integer> uses) {
        if (DOCUMENTED.contains(Character.toLowerCase(name.charAt(0)) + name.substring(1))) {
            return Optional.empty();
        }
        Stream<String> others = uses.keySet().stream()
                .filter(other -> uses.size() <= MOST_NAMES)
                .filter(other -> !other.equals(name + "s") && !name.equals(other + "s"))
                .filter(other -> isMoreUsed(other, name, uses));
        return Stream.concat(DOCUMENTED.stream(), others)
                .filter(other -> isSlip(name, other))
                .findFirst();
    }

    private static boolean isMoreUsed(String other, String name, Map<String, Integer> uses) {
        int more = uses.getOrDefault(other, 0) - uses.getOrDefault(name, 0);
        return more > 0 || more == 0 && other.compareTo(name) < 0;
    }

    private static boolean isSlip(String name, String other) {
        String a = name.replace(" ", "");
        String b = other.replace(" ", "");
        if (a.equalsIgnoreCase(b)) {
            return true;
        }
        if (stem(a).equalsIgnoreCase(stem(b)) || a.contains("_") != b.contains("_")) {
            return false; // city and city2; first_name may be a field that somebody made
        }
        int shorter = Math.min(a.length(), b.length());
        int allowed = shorter >= 8 ? 2 : shorter >= 5 ? 1 : 0;
        return Math.abs(a.length() - b.length()) <= allowed && Similar.distance(a, b) <= allowed;
    }

    /** Without what tells the fields of a series apart. */
    private static String stem(String name) {
        return name.replaceAll("\\d+|[A-Z]$", "");
    }

    /**
     * {@return what is odd in the text, each once}
     *
     * @param misspelt the misspelt merge fields of all steps, and what was meant
     */
    public static List<String> of(Text text, Map<String, String> misspelt) {
        TextLints found = new TextLints(text, misspelt);
        found.braces();
        found.placeholders();
        found.form();
        return List.copyOf(found.lints);
    }

    private void braces() {
        String source = text.source();
        Set<String> whole = new HashSet<>();
        MergeFields.scan(source, (kind, words) -> {
            switch (kind) {
                case FIELD -> {
                    whole.add(words);
                    if (misspelt.containsKey(words)) {
                        lints.add("{{" + words + "}} is probably misspelt; did you mean {{" + misspelt.get(words)
                                + "}}?");
                    }
                }
                case NO_NAME -> {
                    if (text.form() != Form.HTML || words.indexOf('<') < 0 && words.indexOf('&') < 0) {
                        lints.add(quoted(words) + " is no merge field, since no field of a contact can be called that;"
                                + " write one such as {{firstName}}, or take it out");
                    }
                }
                case OPEN ->
                    lints.add(quoted(words) + " has braces on one side only; write {{" + words.replaceAll("[{}]", "")
                            + "}}");
                case ONE_BRACE ->
                    lints.add("{" + words + "} has one brace on a side and stays as it is; write {{" + words + "}}");
            }
        });
        MergeFields.scan(text.shown(), (kind, name) -> {
            if (kind == Kind.FIELD && !whole.contains(name)) {
                lints.add("{{" + name + "}} has markup inside or is encoded, so that Reply can't find it; write {{"
                        + name.replace(" ", "") + "}} in one piece");
            }
        });
        ENCODED_BRACES.matcher(source).results().forEach(braces -> {
            String name = braces.group(1).split(" ", 2)[0];
            if (!whole.contains(name)) {
                lints.add(quoted(braces.group()) + " has encoded braces; write {{" + name + "}}");
            }
        });
    }

    private void placeholders() {
        placeholders(ANGLE, text.source());
        String words = ADDRESS.matcher(text.shown()).replaceAll(" ");
        FOREIGN.stream()
                .filter(foreign -> !foreign.equals(SQUARE) || text.form() != Form.NOTE)
                .forEach(foreign -> placeholders(foreign, words));
    }

    private void placeholders(Foreign foreign, String words) {
        foreign.pattern().matcher(words).results().forEach(placeholder -> {
            String name = placeholder.group(1);
            if (foreign.isName().test(name)) {
                lints.add(quoted(placeholder.group()) + " is no merge field and stays as it is; write " + remedy(name));
            }
        });
    }

    private static String remedy(String name) {
        String letters = letters(name);
        return DOCUMENTED.stream()
                .filter(known -> letters(known).equals(letters))
                .findFirst()
                .or(() -> Optional.ofNullable(ELSEWHERE.get(letters)))
                .map(known -> "{{" + known + "}}")
                .orElse("one in double braces, such as {{firstName}}");
    }

    /** Whether a person would take the words for the name of a field. */
    private static boolean isField(String words) {
        return IDENTIFIER.matcher(words).matches()
                || FIELD_WORDS.contains(letters(words))
                || PHRASE.matcher(words).matches();
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}]", "").toLowerCase(Locale.ROOT);
    }

    private void form() {
        String written = text.text();
        if (written.indexOf('\ufffd') >= 0) {
            lints.add(LOST);
        }
        if (text.form() == Form.HTML && hasLostLineBreak(text.source())) {
            lints.add("has line breaks, which HTML shows as spaces; write <br> or <p>...</p>");
        }
        if (text.form() == Form.SUBJECT && hasLineBreak(written)) {
            lints.add("has a line break, but a subject is one line; take it out");
        }
        if (text.form() == Form.SUBJECT || text.form() == Form.PLAIN) {
            TAG.matcher(written)
                    .results()
                    .limit(1)
                    .forEach(tag -> lints.add("has the HTML tag " + quoted(tag.group())
                            + ", which is shown as it is here; write plain text"));
            ENTITY.matcher(written)
                    .results()
                    .filter(entity -> entity.group(1).startsWith("#") || Html.named(entity.group(1), true) != null)
                    .limit(1)
                    .forEach(entity -> lints.add("has the HTML entity " + entity.group()
                            + ", which is shown as it is here; write the character itself"));
        }
    }

    /** A blank line between words, or without any tag for lines and paragraphs a single line break. */
    private static boolean hasLostLineBreak(String html) {
        boolean hasBlocks = BLOCK_TAG.matcher(html).find();
        for (String stretch : BLOCK_TAG.split(html)) {
            String words = ANY_TAG.matcher(stretch).replaceAll("").strip().replace("\r\n", "\n");
            if (BLANK_LINE.matcher(words).find() || !hasBlocks && hasLineBreak(words)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasLineBreak(String text) {
        return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
    }

    private static String quoted(String text) {
        return Printable.excerpt(text, 40);
    }
}
