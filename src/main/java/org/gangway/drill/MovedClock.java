// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.none;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;

/** Moves the clock of this JVM by the seconds that a file says, for whoever asks {@code java.time} or Kafka's clients. */
final class MovedClock {
    /** Milliseconds. A property, since the JDK's own classes see no others of ours. */
    private static final String OFFSET = "gangway.drill.clock";

    private static final long LOOK_MILLIS = 100;

    private MovedClock() {}

    /** From now on, and again whenever the file changes. */
    static void follow(Path file) {
        new AgentBuilder.Default()
                .disableClassFormatChanges()
                .with(AgentBuilder.RedefinitionStrategy.RETRANSFORMATION)
                .ignore(none())
                .type(named("java.time.Clock"))
                .transform((builder, type, loader, module, domain) ->
                        builder.visit(Advice.to(OfInstant.class).on(named("currentInstant"))))
                .type(named("java.time.Clock$SystemClock").or(named("org.apache.kafka.common.utils.SystemTime")))
                .transform((builder, type, loader, module, domain) -> builder.visit(
                        Advice.to(OfMillis.class).on(named("millis").or(named("milliseconds")))))
                .installOn(ByteBuddyAgent.install());
        look(file);
        Thread.ofPlatform().name("moved-clock").daemon().start(() -> {
            while (true) {
                Pause.of(java.time.Duration.ofMillis(LOOK_MILLIS));
                look(file);
            }
        });
    }

    private static void look(Path file) {
        try {
            String seconds = Files.readString(file);
            if (!seconds.isEmpty()) { // else it is just being written
                System.setProperty(OFFSET, seconds + "000");
            }
        } catch (IOException e) {
            throw new DrillFailed("the file of the clock is gone");
        }
    }

    /** A clock that tells an instant. */
    static final class OfInstant {
        private OfInstant() {}

        @Advice.OnMethodExit
        static void after(@Advice.Return(readOnly = false) Instant now) {
            now = now.plusMillis(Long.getLong("gangway.drill.clock", 0L));
        }
    }

    /** A clock that tells milliseconds. */
    static final class OfMillis {
        private OfMillis() {}

        @Advice.OnMethodExit
        static void after(@Advice.Return(readOnly = false) long now) {
            now += Long.getLong("gangway.drill.clock", 0L);
        }
    }
}
