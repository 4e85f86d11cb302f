package cn.fingertip.wechat;

import java.io.IOException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Takes an answer whole before WxJava reads it. WxJava sets no limit to what it keeps in memory; and where it asks for a
 * picture it takes an error for one unless it is called JSON, which WeChat does not always do: a token that died would
 * then never be found dead.
 */
final class WholeAnswers implements ExecChainHandler {
    /** A mini-program code of the largest size is some hundreds of kilobytes, everything else far less. */
    static final int MOST_BYTES = 2 << 20;

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        ClassicHttpResponse answer = chain.proceed(request, scope);
        HttpEntity entity = answer.getEntity();
        if (entity == null) {
            return answer;
        }
        byte[] body;
        try {
            body = entity.getContent().readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            answer.close();
            throw e;
        }
        if (body.length > MOST_BYTES) {
            // Closed as a whole: closing its stream would read on to its end.
            answer.close();
            throw new IOException("WeChat's answer is longer than " + MOST_BYTES + " bytes");
        }
        boolean json = isJson(body);
        if (json) {
            answer.setHeader(HttpHeaders.CONTENT_TYPE, ContentType.APPLICATION_JSON.toString());
        }
        answer.setEntity(new ByteArrayEntity(
                body, json ? ContentType.APPLICATION_JSON : ContentType.parseLenient(entity.getContentType())));
        return answer;
    }

    private static boolean isJson(byte[] body) {
        int start = 0;
        while (start < body.length && Character.isWhitespace(body[start])) {
            start++;
        }
        return start < body.length && body[start] == '{';
    }
}
