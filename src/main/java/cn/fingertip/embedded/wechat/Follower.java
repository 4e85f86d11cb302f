package cn.fingertip.embedded.wechat;

import cn.fingertip.embedded.wechat.push.Callbacks;
import cn.fingertip.embedded.wechat.push.Pushed;
import cn.fingertip.embedded.wechat.server.App;
import cn.fingertip.embedded.wechat.server.People;
import cn.fingertip.embedded.wechat.server.Time;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What users of an app do in WeChat itself, told to the app's server. */
final class Follower {

    private final People people;
    private final Callbacks callbacks;
    private final AtomicLong lastMessage;

    Follower(Time time, People people, Callbacks callbacks) {
        this.people = people;
        this.callbacks = callbacks;
        this.lastMessage = new AtomicLong(time.firstNumber());
    }

    /**
     * Does one thing and waits for the app's answer.
     *
     * @param action {@code text}, {@code subscribe}, {@code unsubscribe}, {@code CLICK} or {@code VIEW}
     * @param content what is written, a button's key or address, or the scene of the code that led here
     * @param times how often the very same message is sent, as when an answer gets lost on its way
     * @return of the last time
     */
    Pushed does(App app, String openid, String action, String content, int times) {
        var message = switch (action) {
            case "text" -> text(content);
            case "subscribe", "unsubscribe" -> {
                people.follow(openid, action.equals("subscribe"));
                yield event(action, content);
            }
            case "CLICK", "VIEW" -> event(action, content);
            default -> throw new IllegalArgumentException("one of text, subscribe, unsubscribe, CLICK, VIEW is needed");
        };
        people.touch(openid);
        for (var i = 1; i < times; i++) {
            callbacks.push(app, openid, message).join();
        }
        return callbacks.push(app, openid, message).join();
    }

    private Map<String, Object> text(String content) {
        var message = new LinkedHashMap<String, Object>();
        message.put("MsgType", "text");
        message.put("Content", content);
        message.put("MsgId", lastMessage.incrementAndGet());
        return message;
    }

    private static Map<String, Object> event(String name, String key) {
        var event = new LinkedHashMap<String, Object>();
        event.put("MsgType", "event");
        event.put("Event", name);
        event.put("EventKey", key);
        return event;
    }
}
