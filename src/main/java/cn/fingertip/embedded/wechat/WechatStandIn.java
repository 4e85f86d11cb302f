package cn.fingertip.embedded.wechat;

import cn.fingertip.embedded.wechat.api.AuthorizePage;
import cn.fingertip.embedded.wechat.api.BasicToken;
import cn.fingertip.embedded.wechat.api.CodeToSession;
import cn.fingertip.embedded.wechat.api.Consents;
import cn.fingertip.embedded.wechat.api.Drafts;
import cn.fingertip.embedded.wechat.api.Grants;
import cn.fingertip.embedded.wechat.api.Materials;
import cn.fingertip.embedded.wechat.api.MediaCheck;
import cn.fingertip.embedded.wechat.api.Menus;
import cn.fingertip.embedded.wechat.api.OAuth;
import cn.fingertip.embedded.wechat.api.PhoneNumber;
import cn.fingertip.embedded.wechat.api.StableToken;
import cn.fingertip.embedded.wechat.api.SubscribeMessage;
import cn.fingertip.embedded.wechat.api.TemplateMessage;
import cn.fingertip.embedded.wechat.api.TextCheck;
import cn.fingertip.embedded.wechat.api.Tickets;
import cn.fingertip.embedded.wechat.api.UrlLink;
import cn.fingertip.embedded.wechat.api.Verdicts;
import cn.fingertip.embedded.wechat.api.WxaCode;
import cn.fingertip.embedded.wechat.push.Callbacks;
import cn.fingertip.embedded.wechat.push.Pushed;
import cn.fingertip.embedded.wechat.server.App;
import cn.fingertip.embedded.wechat.server.Apps;
import cn.fingertip.embedded.wechat.server.Calls;
import cn.fingertip.embedded.wechat.server.Deliveries;
import cn.fingertip.embedded.wechat.server.Delivery;
import cn.fingertip.embedded.wechat.server.Endpoint;
import cn.fingertip.embedded.wechat.server.Failure;
import cn.fingertip.embedded.wechat.server.Failures;
import cn.fingertip.embedded.wechat.server.People;
import cn.fingertip.embedded.wechat.server.Server;
import cn.fingertip.embedded.wechat.server.Time;
import cn.fingertip.embedded.wechat.server.Tokens;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Speaks WeChat's server API over HTTP as far as this product calls it, so that the real client library can be used
 * where WeChat cannot be reached; can be told to fail, and shows what it delivered. A new endpoint is a new
 * {@link Endpoint} in {@link #endpoints}. Whoever is in another process tells it the same by {@link Admin}'s paths.
 */
public final class WechatStandIn implements AutoCloseable {

    /** How long WeChat waits for the answer to a callback. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    private final Time time = new Time();
    private final Apps apps = new Apps();
    private final Tokens tokens = new Tokens(time);
    private final People people = new People(apps, time);
    private final Failures failures = new Failures();
    private final Calls calls = new Calls();
    private final Deliveries deliveries = new Deliveries(time);
    private final Consents consents = new Consents();
    private final Verdicts verdicts = new Verdicts();
    private final PhoneNumber phoneNumbers = new PhoneNumber(time);
    private final Grants grants = new Grants(time, people);
    private final Menus menus = new Menus(deliveries);
    private final Materials materials = new Materials(deliveries);
    private final Callbacks callbacks = new Callbacks(time, deliveries, ANSWER_WITHIN);
    private final Follower follower = new Follower(time, people, callbacks);
    private final Server server;

    private WechatStandIn(List<App> registered) throws IOException {
        registered.forEach(apps::register);
        server = Server.start(tokens, failures, calls);
        endpoints().forEach(server::add);
        new Admin(this).paths().forEach(server::add);
    }

    /**
     * Starts on a free port of 127.0.0.1.
     *
     * @param appId the one mini-program it knows
     * @param secret that mini-program's secret
     */
    public static WechatStandIn start(String appId, String secret) throws IOException {
        return start(List.of(App.miniProgram(appId, secret)));
    }

    /**
     * Starts on a free port of 127.0.0.1.
     *
     * @param apps those it knows, the site's own mini-program first
     */
    public static WechatStandIn start(List<App> apps) throws IOException {
        return new WechatStandIn(apps);
    }

    private Stream<Endpoint> endpoints() {
        return Stream.of(
                        Stream.of(
                                new CodeToSession(apps, people),
                                new BasicToken(apps, tokens),
                                new StableToken(apps, tokens),
                                phoneNumbers,
                                new TextCheck(people, verdicts, deliveries),
                                new MediaCheck(people, verdicts, deliveries, callbacks),
                                new UrlLink(deliveries),
                                new WxaCode(deliveries)),
                        Stream.of(
                                SubscribeMessage.ofMiniProgram(people, consents, deliveries),
                                SubscribeMessage.ofPublicAccount(people, consents, deliveries),
                                new TemplateMessage(time, people, deliveries, callbacks),
                                new Tickets(time),
                                materials,
                                new Drafts(deliveries, materials),
                                new AuthorizePage(apps, grants),
                                new Page()),
                        menus.endpoints().stream(),
                        new OAuth(apps, people, grants).endpoints().stream())
                .flatMap(some -> some);
    }

    /** @return what stands before the path of each endpoint, without a slash at the end */
    public String baseUrl() {
        return "http://127.0.0.1:" + server.port();
    }

    /** Registers one more app, or changes one. */
    public void register(App app) {
        apps.register(app);
    }

    /** @throws IllegalArgumentException where none has this id */
    public App app(String appId) {
        return apps.find(appId).orElseThrow(() -> new IllegalArgumentException("no app is registered as " + appId));
    }

    /** @return the openid that a person has at an app; the person is what a login code says, {@code villager-1} */
    public String openid(String appId, String person) {
        return people.openid(app(appId), person);
    }

    /**
     * Plans how the next calls of a path fail.
     *
     * @param path {@code /wxa/…}; with {@code *} at its end all that begin so
     * @param times how many calls
     */
    public void fail(String path, Failure failure, int times) {
        failures.add(path, failure, times);
    }

    /** Makes an app's tokens invalid (40001); only a forced refresh gives a new one. */
    public void killToken(String appId) {
        tokens.kill(appId);
    }

    /** Ends an app's tokens (42001). */
    public void expireToken(String appId) {
        tokens.expire(appId);
    }

    /**
     * Somebody ticks a template in an app.
     *
     * @param openid of whom, {@code *} for everybody
     * @param template its id, {@code *} for all
     * @param times how many messages that allows
     */
    public void consent(String openid, String template, int times) {
        consents.give(openid, template, times);
    }

    /** Somebody wants no more messages; consent given to everybody stays. */
    public void refuse(String openid) {
        consents.refuse(openid);
    }

    /** What the next content check finds: {@code pass}, {@code review} or {@code risky}. */
    public void nextVerdict(String suggest) {
        verdicts.next(suggest);
    }

    /** @return a code as a page of a public account gets it when this person opens it from a menu */
    public String oauthCode(String appId, String person) {
        return grants.code(app(appId), person, "snsapi_base");
    }

    /** Where callbacks go from now on: the site's address, without a slash at the end. */
    public void callbacksTo(String site) {
        callbacks.to(site);
    }

    /** @return whether the app's server gives the right echo at its address */
    public boolean verifyCallback(String appId) {
        return callbacks.verify(app(appId));
    }

    /**
     * A user does something in WeChat; waits for the app's answer.
     *
     * @param action {@code text}, {@code subscribe}, {@code unsubscribe}, {@code CLICK} or {@code VIEW}
     * @param content what is written, or a button's key or address
     * @param times how often the very same message is sent
     */
    public Pushed follower(String appId, String openid, String action, String content, int times) {
        return follower.does(app(appId), openid, action, content, times);
    }

    /** Pushes any other event, with the fields it has beside whom to, whom from and when. */
    public CompletableFuture<Pushed> push(String appId, String openid, Map<String, ?> fields) {
        return callbacks.push(app(appId), openid, fields);
    }

    /** @return the apps it knows */
    public Collection<App> apps() {
        return apps.all();
    }

    /** Moves the stand-in's time on: tokens, codes and visits grow old. */
    public void advance(Duration by) {
        time.advance(by);
    }

    /**
     * Forgets planned failures, moves of time, consents, used phone codes, menus, calls and what was delivered. Tokens stay, and who was
     * here lately.
     */
    public void reset() {
        failures.clear();
        time.reset();
        calls.clear();
        deliveries.clear();
        people.reset();
        consents.clear();
        verdicts.reset();
        phoneNumbers.clear();
        menus.clear();
    }

    /** @return the paths asked for since the start or {@link #reset}, oldest first */
    public List<String> calls() {
        return calls.all();
    }

    /** @return what came out at users since the start or {@link #reset}, newest first */
    public List<Delivery> delivered() {
        return deliveries.all();
    }

    @Override
    public void close() {
        server.close();
        callbacks.close();
    }
}
