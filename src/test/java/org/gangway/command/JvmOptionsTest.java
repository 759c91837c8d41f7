// SPDX-License-Identifier: Apache-2.0
package org.gangway.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@code ./gangway} starts the JVM with. */
@Timeout(60)
class JvmOptionsTest {

    /** Handlers of requests and beans of routes are called by reflection, on virtual threads, and wait for others. */
    @Test
    void whoWaitsBelowReflectionKeepsNobodyElseFromWorking() throws Exception {
        assertThat(onOneProcessor()).isZero();
    }

    @Test
    void whereReflectionIsNativeItWould() throws Exception {
        assertThat(onOneProcessor("-Djdk.reflect.useNativeAccessorOnly=true")).isEqualTo(1);
    }

    private static int onOneProcessor(String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + Path.of("src/main/dist/jvm.options").toAbsolutePath());
        command.addAll(List.of(options));
        command.add("-Djdk.virtualThreadScheduler.parallelism=1");
        command.add("-Djdk.virtualThreadScheduler.maxPoolSize=1");
        command.addAll(
                List.of("-cp", Path.of("target/test-classes").toAbsolutePath().toString()));
        command.add(Two.class.getName());
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    /** One waits for the other. */
    public static final class Two {
        private static final CountDownLatch OTHER = new CountDownLatch(1);

        private Two() {}

        public static void main(String[] arguments) throws Exception {
            Method method = Two.class.getMethod("waits");
            Thread one = Thread.ofVirtual().start(() -> call(method));
            Thread.ofVirtual().start(OTHER::countDown);
            one.join();
        }

        public static void waits() throws InterruptedException {
            if (!OTHER.await(3, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(1);
            }
        }

        private static void call(Method method) {
            try {
                method.invoke(null);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
