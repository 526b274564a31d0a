package dev.replykit;

import static dev.replykit.Step.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that would reach people broken. */
class TextLintsTest {
    private static List<String> lints(Step step) {
        return SequenceDraft.named("n").emailAccounts(1).linkedInAccounts(2).steps(step).lints().stream()
                .map(Finding::detail)
                .toList();
    }

    private static List<String> mail(String message) {
        return lints(email("Subject", message));
    }

    private static List<String> mergeFields(String message) {
        return Reply.sandbox()
                .preview(SequenceDraft.named("n").steps(email("s", message)))
                .mergeFields();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            <p>Hi [First Name],</p>  ~ [First Name]   ~ {{firstName}}
            [Your Company]           ~ [Your Company] ~ one in double braces
            [[firstName]]            ~ [firstName]    ~ {{firstName}}
            %FIRSTNAME%              ~ %FIRSTNAME%    ~ {{firstName}}
            %%first name%%           ~ %%first name%% ~ {{firstName}}
            [First&nbsp;Name]        ~ [First Name]   ~ {{firstName}}
            *|FNAME|*                ~ *|FNAME|*      ~ {{firstName}}
            *first_name*             ~ *first_name*   ~ {{firstName}}
            Hi &lt;Company Name&gt;, ~ <Company Name> ~ {{companyName}}
            Hi <<firstName>>,        ~ <<firstName>>  ~ {{firstName}}
            Hi \u00abName\u00bb,     ~ \u00abName\u00bb       ~ {{firstName}}
            """)
    void placeholderOfAnotherProgramIsNoMergeField(String text, String placeholder, String remedy) {
        assertThat(mail(text))
                .singleElement()
                .asString()
                .startsWith(placeholder + " is no merge field and stays as it is; write " + remedy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[Webinar] [1] [x] see [the docs](https://x.example)",
                "50% off, 100% sure, %20 and https://x.example/%C3%BC%20name%20",
                "2 * 3 * 4, *important*, a | b",
                "[Company update] [Your invitation] [company blog] [your move] SAVE20%OFF%NOW",
                "\u00ab Company culture \u00bb \u00abYour first sale\u00bb GET /contacts/{id} f{x}",
                "{{email}} {{emails}} {{painPointA}} {{painPoint1}} {{Intro}} {{intro2}}",
                "<html>\n<body>\n<span>Hi</span>\n</body>\n</html>",
                "1 < 2 and 3 > 2, <b>bold</b>, <span>name</span>, &lt;3",
                "<style>a{b:c} [first_name] {{x</style>ok",
                "<!-- [First Name] {{#if}} -->ok",
                "<a href=\"https://x.example/?n={{firstName}}\">x</a>",
                "{{firstName | \"<b>friend</b>\"}} {{first_name}} {{FirstName}} {{city}} {{city2}}"
            })
    void ordinaryTextHasNoLint(String text) {
        assertThat(mail(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            {{firstName, how are you     ~ {{firstName | has braces on one side only; write {{firstName}}
            how firstName}} are          ~ firstName}} | has braces on one side only; write {{firstName}}
            {{firstName, how firstName}} ~ {{firstName, how firstName}} | NONE
            {{!,}}                       ~ {{!,}} | NONE
            {{#if firstName}}            ~ {{#if firstName}} | NONE
            {% endif %}                  ~ {% endif %} | NONE
            {{first<b>Name</b>}}         ~ {{firstName}} | HIDDEN
            {<i>{firstName}</i>}         ~ {{firstName}} | HIDDEN
            &#123;&#123;firstName&#125;&#125; ~ {{firstName}} | HIDDEN
            <a href="?n=%7B%7BfirstName%7D%7D">x</a> ~ %7B%7BfirstName | has encoded braces; write {{firstName}}
            """)
    void brokenFieldIsNamedWithTheRemedy(String text, String lint) {
        String none =
                "is no merge field, since no field of a contact can be called that; write one such as {{firstName}}, or"
                        + " take it out";
        String hidden =
                "has markup inside or is encoded, so that Reply can't find it; write {{firstName}} in one piece";

        assertThat(mail(text))
                .contains(lint.replace(" |", "").replace("NONE", none).replace("HIDDEN", hidden));
    }

    @ParameterizedTest
    @CsvSource({"fristName, firstName", "FIRSTNAME, firstName", "first name, firstName", "companyNames, companyName"})
    void nameCloseToADocumentedOneIsProbablyMisspelt(String name, String meant) {
        assertThat(mail("{{" + name + "}}"))
                .containsExactly("{{" + name + "}} is probably misspelt; did you mean {{" + meant + "}}?");
    }

    @Test
    void nameCloseToOneThatIsUsedMoreOftenIsProbablyMisspelt() {
        assertThat(mail("{{jobTitle}} {{jobTitle}} {{jobTilte}}"))
                .containsExactly("{{jobTilte}} is probably misspelt; did you mean {{jobTitle}}?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hi<br>there", "<section>x</section>", "<a href=x>y</a>", "Tom &amp; Ann", "it&#39;s"})
    void plainChannelsShowMarkupAsItIs(String text) {
        for (Step step : List.of(sms(text), whatsApp(text), linkedInMessage(text), email(text, "<p>m</p>"))) {
            assertThat(lints(step)).singleElement().asString().contains("which is shown as it is here; write ");
        }
        assertThat(lints(call(text))).isEmpty();
    }

    @Test
    void lineBreaksThatAreNotShownAreFound() {
        assertThat(lints(email("Two\nlines", "m")))
                .containsExactly("has a line break, but a subject is one line; take it out");
        assertThat(mail("Hi,\n\nhow are you?"))
                .containsExactly("has line breaks, which HTML shows as spaces; write <br> or <p>...</p>");
        assertThat(mail("Hi,\n\nI saw your post.\n\nBest,<br>Ann")).hasSize(1);
        assertThat(mail("<p>Hi,\n how are you?</p>\n")).isEmpty();
        assertThat(lints(linkedInMessage("Hi,\nhow are you? a <b and c> d"))).isEmpty();
    }

    @Test
    void lostCharactersAreFoundEverywhere() {
        SequenceDraft draft = SequenceDraft.named("Gr\ufffde")
                .steps(call("\ufffd"), condition(days(1), Condition.where("stage", "equals", "\ufffd")));

        assertThat(draft.lints())
                .extracting(Finding::pointer)
                .containsExactly("/name", "/steps/0/message", "/steps/1/conditions");
        assertThat(draft.lints().get(0).detail()).contains("was probably not read as UTF-8");
    }

    @Test
    void onlyNamesOfFieldsAreMergeFields() {
        assertThat(mergeFields("<style>@media{a{b:c}}{{d}}</style>{{#if a}}{{else}}{{/if}}{{> x}}{{a.b}}{{ Job Title }}"
                        + "{{company_size|x}}{{\u00fcber}}"))
                .containsExactly("Job Title", "company_size", "\u00fcber");
    }

    @Test
    void tablesShowWhatAReaderOfTheMailSees() {
        String mail =
                "<head><title>T</title></head><STYLE>p{x:y}</STYLE ><!--[if mso]>x<![endif]-->We&rsquo;ve&nbsp;seen"
                        + " <a title=\"a > b\">5&euro;</a>&hellip; &AMP; &#146; &#x27; &zwnj;&shy;&#8203;&copy 2 &NBSP; &amp;amp;"
                        + "<img alt=\"1 > 0\"><![if !mso]>shown<![endif]><div style=\"display: none\">p<div>q</div>r</div><i hidden>h</i><img style='display:none'><o:p></o:p><p>a</p\n><p>b";

        assertThat(Reply.sandbox()
                        .preview(SequenceDraft.named("n").steps(email("s", mail)))
                        .timeline())
                .contains("s | We\u2019ve seen 5\u20ac\u2026 & \u2019 ' \u200c\u00a9 2 &NBSP; &am...");
    }
}
