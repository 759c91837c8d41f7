// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.none;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import java.util.Map;
import java.util.Objects;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import org.apache.camel.Exchange;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sets a call of {@link Tripwire} before and after everything that is an {@link Act}, in the classes of this JVM. */
final class Traps {
    private static final String PRODUCER = "org.apache.kafka.clients.producer.KafkaProducer";
    private static final String HTTP = "org.apache.camel.component.http.HttpProducer";

    /** Acts that are one method each. A test holds the places to the code. */
    static final Map<String, String> METHODS = Map.ofEntries(
            Map.entry("org.gangway.sealing.WrappedCaseKeys.make", "make-case-key"),
            Map.entry("org.gangway.contract.CodeMail.send", "mail-code"),
            Map.entry("org.gangway.contract.SignedCopy.mail", "mail-agreement"),
            Map.entry("org.gangway.sealing.FolderBlobs.put", "store-object"),
            Map.entry("org.gangway.sealing.FolderBlobs.get", "read-object"),
            Map.entry("org.gangway.sealing.FolderBlobs.delete", "delete-objects"),
            Map.entry("org.gangway.biometrics.Faces.verify", "compare-faces"),
            Map.entry("org.gangway.outward.CrmPurge.purge", "purge-lead"),
            Map.entry("org.gangway.contract.EnvelopePurge.purge", "purge-envelope"),
            Map.entry("org.gangway.hands.CaseKeyReader.prove", "prove-key-absent"),
            Map.entry("org.gangway.evidence.CertificateSigner.sign", "sign-certificate"),
            Map.entry("org.gangway.sealing.KeyFolder.append", "record-destruction"),
            Map.entry("org.gangway.sealing.KeyFolder.shred", "shred-epoch-key"),
            Map.entry("software.amazon.awssdk.services.eventbridge.DefaultEventBridgeClient.putEvents", "put-events"));

    private Traps() {}

    static String act(String place) {
        return Objects.requireNonNull(METHODS.get(place), place);
    }

    static void set() {
        AgentBuilder agent = new AgentBuilder.Default()
                .disableClassFormatChanges()
                .with(AgentBuilder.RedefinitionStrategy.RETRANSFORMATION)
                .ignore(none())
                .type(named(PRODUCER))
                .transform((builder, type, loader, module, domain) -> builder.visit(
                                Advice.to(Sending.class).on(named("send").and(takesArguments(2))))
                        .visit(Advice.to(Committing.class)
                                .on(named("commitTransaction").or(named("sendOffsetsToTransaction")))))
                .type(named(HTTP))
                .transform((builder, type, loader, module, domain) ->
                        builder.visit(Advice.to(Calling.class).on(named("process"))));
        for (String place : METHODS.keySet()) {
            int dot = place.lastIndexOf('.');
            agent = agent.type(named(place.substring(0, dot)))
                    .transform((builder, type, loader, module, domain) ->
                            builder.visit(Advice.to(Doing.class).on(named(place.substring(dot + 1)))));
        }
        agent.installOn(ByteBuddyAgent.install());
    }

    /** A record goes to the producer. */
    static final class Sending {
        private Sending() {}

        @Advice.OnMethodEnter
        static void before(
                @Advice.FieldValue("clientId") String client, @Advice.Argument(0) ProducerRecord<?, ?> sent) {
            Tripwire.record(Act.BEFORE, client, sent);
        }

        @Advice.OnMethodExit
        static void after(@Advice.FieldValue("clientId") String client, @Advice.Argument(0) ProducerRecord<?, ?> sent) {
            Tripwire.record(Act.AFTER, client, sent);
        }
    }

    /** A transaction goes on. */
    static final class Committing {
        private Committing() {}

        @Advice.OnMethodEnter
        static void before(@Advice.FieldValue("clientId") String client, @Advice.Origin("#m") String method) {
            Tripwire.transaction(Act.BEFORE, client, method);
        }

        @Advice.OnMethodExit
        static void after(@Advice.FieldValue("clientId") String client, @Advice.Origin("#m") String method) {
            Tripwire.transaction(Act.AFTER, client, method);
        }
    }

    /** A route calls over HTTP. */
    static final class Calling {
        private Calling() {}

        @Advice.OnMethodEnter
        static void before(@Advice.Argument(0) Exchange exchange) {
            Tripwire.call(Act.BEFORE, exchange);
        }

        @Advice.OnMethodExit
        static void after(@Advice.Argument(0) Exchange exchange) {
            Tripwire.call(Act.AFTER, exchange);
        }
    }

    /** One of {@link #METHODS}. */
    static final class Doing {
        private Doing() {}

        @Advice.OnMethodEnter
        static void before(@Advice.Origin("#t.#m") String place) {
            Tripwire.method(Act.BEFORE, place);
        }

        @Advice.OnMethodExit
        static void after(@Advice.Origin("#t.#m") String place) {
            Tripwire.method(Act.AFTER, place);
        }
    }
}
