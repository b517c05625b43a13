package io.inlet.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class HtmlTextTest {
    private static String text(String html) {
        return HtmlText.of(Jsoup.parse(html));
    }

    @Test
    void keepsLinesParagraphsAndLists() {
        assertThat(text("<p>Один<br>два</p><div>три</div><div>четыре</div><ul><li>а<li>б</ul><ol><li>в<li>г</ol>"))
                .isEqualTo("Один\nдва\n\nтри\nчетыре\n\n- а\n- б\n\n1. в\n2. г");
    }

    @Test
    void keepsTablesReadable() {
        assertThat(text("<table><tr><th>Код<th>Срок<tr><td>E-52<td>завтра</table>"))
                .isEqualTo("Код\tСрок\nE-52\tзавтра");
    }

    @Test
    void keepsARowOnOneLineWhateverItsCellsHold() {
        assertThat(
                        text(
                                "<table><tr><td><p class=MsoNormal>Код<o:p></o:p></p></td><td><p>Срок</p></td></tr><tr><td><p>E-52</p></td><td><p>завтра</p></td></tr></table>"))
                .isEqualTo("Код\tСрок\nE-52\tзавтра");
    }

    @Test
    void indentsListsInsideLists() {
        assertThat(text("<ol start=3><li>а<ul><li>б</li><li><p>в</p></li></ul></li><li>г</li><li></li></ol>конец"))
                .isEqualTo("3. а\n  - б\n  - в\n4. г\n\nконец");
    }

    @Test
    void readsPicturesOnlyWhereNothingElseIsSaid() {
        String picture =
                "<img width=1 height=1 src='https://t.example/p.gif' alt='pixel'><img src='cid:1' alt='Снимок экрана'>";

        assertThat(text(picture)).isEqualTo("[Снимок экрана]");
        assertThat(text(picture + "Смотрите")).isEqualTo("Смотрите");
    }

    @Test
    void tellsWhomALinkWritesToAndCalls() {
        assertThat(
                        text(
                                "<a href='mailto:a@example.ru?subject=x'>Иван</a>, <a href='mailto:a@example.ru'>a@example.ru</a>, <a href='tel:+74950000000'>звоните</a>"))
                .isEqualTo("Иван <a@example.ru>, a@example.ru, звоните <+74950000000>");
    }

    @Test
    void keepsLineEndsWhereTheStyleShowsThem() {
        assertThat(text("<div style='white-space: pre-wrap'>раз\nдва</div>три\nчетыре"))
                .isEqualTo("раз\nдва\nтри четыре");
    }

    @Test
    void leavesOutWhatIsMeantForOneProgram() {
        assertThat(text("<!--[if mso]><p>a</p><![endif]--><![if !mso]>видно<![endif]>"))
                .isEqualTo("видно");
    }

    @Test
    void namesTheTargetOfALinkUnlessItIsShown() {
        assertThat(text("<a href='https://example.com/a'>тут</a>")).isEqualTo("тут <https://example.com/a>");
        assertThat(text("<a href='https://www.example.com/'>example.com</a> <a href='javascript:x()'>тут</a>"))
                .isEqualTo("example.com тут");
    }

    @Test
    void leavesOutWhatNobodySees() {
        assertThat(text(
                        "<style>a{}</style><script>b</script><!-- c --><span style='display: none'>d</span><div hidden>e</div>"
                                + "<p style='font-size:0px'>f</p><img src='https://t.example/p.gif' alt='pixel'>видно"))
                .isEqualTo("видно");
    }

    @Test
    void marksQuotesByTheirDepth() {
        assertThat(text("Ответ<blockquote>раз<blockquote>два</blockquote></blockquote>"))
                .isEqualTo("Ответ\n\n> раз\n>\n> > два".replace(">\n", "> \n"));
    }

    @Test
    void keepsPreformattedTextAsItIs() {
        assertThat(text("<pre>a  b\n  c</pre>")).isEqualTo("a  b\n  c");
    }

    @Test
    void showsSafeHtmlWithItsOwnPicturesOnly() {
        String html =
                "<p onclick='x()' style='color:red'>Снимок <img src='cid:1@x'><img src='https://t.example/p.gif'><a href='javascript:x'>a</a></p><script>x</script><iframe src='https://e.example'></iframe>";

        assertThat(SafeHtml.of(Jsoup.parse(html)))
                .isEqualTo("<p>Снимок <img src=\"cid:1@x\"><img><a rel=\"noopener noreferrer nofollow\">a</a></p>");
    }
}
