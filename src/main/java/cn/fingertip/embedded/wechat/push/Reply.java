package cn.fingertip.embedded.wechat.push;

import cn.fingertip.embedded.wechat.server.App;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an app's server says in its answer to a message, as its user sees it. */
final class Reply {

    private static final Pattern ARTICLE = Pattern.compile("<item>(.*?)</item>", Pattern.DOTALL);
    private static final String UNAVAILABLE = "该公众号提供的服务出现故障，请稍后再试";

    private Reply() {}

    /**
     * Opens an encrypted answer.
     *
     * @throws IllegalArgumentException where its signature or its key is wrong
     */
    static String opened(App app, String answer) {
        var sealed = MessageText.element(answer, "Encrypt");
        if (sealed.isEmpty() || app.aesKey() == null) {
            return answer;
        }
        var signature = Signature.of(
                app.token(),
                MessageText.element(answer, "TimeStamp").orElse(""),
                MessageText.element(answer, "Nonce").orElse(""),
                sealed.get());
        if (!signature.equals(MessageText.element(answer, "MsgSignature").orElse(""))) {
            throw new IllegalArgumentException("the answer's MsgSignature is wrong");
        }
        return new MessageSeal(app.appId(), app.aesKey()).open(sealed.get());
    }

    /** @param answer opened */
    static List<String> seen(App app, int status, String answer) {
        if (app.kind() == App.Kind.MINI_PROGRAM || status == 200 && (answer.isEmpty() || answer.equals("success"))) {
            return List.of();
        }
        if (status != 200 || !answer.startsWith("<xml>")) {
            return List.of(UNAVAILABLE);
        }
        var text = MessageText.element(answer, "Content").stream();
        var articles = ARTICLE.matcher(answer)
                .results()
                .map(article -> article.group(1))
                .map(Reply::article);
        return Stream.concat(text, articles).toList();
    }

    private static String article(String item) {
        return Stream.of("Title", "Description", "Url")
                .flatMap(name -> MessageText.element(item, name).stream())
                .reduce((one, other) -> one + "\n" + other)
                .orElse("");
    }
}
