// SPDX-License-Identifier: Apache-2.0
package org.gangway.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All counterparties together, on the loopback address only. */
public final class Sandbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);

    private final Knobs knobs = new Knobs();
    private final Tally tally;
    private final Mailbox mailbox;
    private final Webhooks webhooks;
    private final Front front;

    private Sandbox(SandboxSettings settings, Path data) {
        int remember = settings.remember();
        tally = new Tally(remember);
        Routes routes = new Routes(knobs);
        new CoreBanking(remember, knobs, tally).open(routes);
        new Crm(remember, knobs, tally).open(routes);
        new MediaArchive().open(routes);
        webhooks = new Webhooks(knobs, settings.esignKey());
        new Esign(remember, knobs, tally, webhooks).open(routes);
        new EventBridgeEndpoint(remember, knobs, tally, BankKey.in(data)).open(routes);
        mailbox = new Mailbox(settings.smtpPort(), remember, knobs, tally);
        mailbox.open(routes);
        open(routes);
        front = new Front(settings.port(), routes);
    }

    /**
     * Starts it. The bank's key pair is made under {@code data} if it is not there.
     *
     * @throws PortTaken if a port is taken; the message says which property changes it
     */
    public static Sandbox start(SandboxSettings settings, Path data) {
        Sandbox sandbox = new Sandbox(settings, data);
        LOG.atInfo()
                .addKeyValue("url", sandbox.url())
                .addKeyValue("smtpPort", sandbox.smtpPort())
                .log("sandbox is up");
        return sandbox;
    }

    /** Starts it alone: {@code [port] [smtp-port] [data folder]}. */
    public static void main(String[] arguments) throws InterruptedException {
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8090;
        int smtpPort = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3025;
        Path data = Path.of(arguments.length > 2 ? arguments[2] : "data");
        Sandbox sandbox = start(new SandboxSettings(port, smtpPort, 100_000, "sandbox-connect-key"), data);
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-close"));
        new CountDownLatch(1).await();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + front.port());
    }

    public int smtpPort() {
        return mailbox.port();
    }

    @Override
    public void close() {
        front.close();
        webhooks.close();
        mailbox.close();
    }

    private void open(Routes routes) {
        routes.on("GET", "/", r -> Answer.html(Pages.index(tally.counts(), knobs.all(), smtpPort())))
                .on("GET", "/counts", r -> Answer.json(200, tally.counts()))
                .on("DELETE", "/counts", r -> recount())
                .on("GET", "/knobs", r -> Answer.json(200, knobs.all()))
                .on("POST", "/knobs", this::turn)
                .on("DELETE", "/knobs", r -> untouched());
    }

    private Answer turn(Request request) {
        JsonNode order = SandboxJson.read(request);
        Knobs.Knob knob = Knobs.Knob.of(
                order.path("target").asText(),
                order.path("fault").asText(),
                order.path("times").asInt(1),
                order.path("millis").asLong(0));
        knobs.turn(knob);
        return Answer.json(201, knob);
    }

    private Answer untouched() {
        knobs.clear();
        return Answer.json(200, Map.of("knobs", 0));
    }

    private Answer recount() {
        tally.reset();
        return Answer.json(200, tally.counts());
    }
}
