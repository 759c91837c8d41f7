// SPDX-License-Identifier: Apache-2.0
package org.gangway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.metrics.JmxReporter;
import org.gangway.Gangway;
import org.gangway.scenarios.Publisher;
import org.gangway.sealing.ChannelKeys;
import org.gangway.sealing.DoorKeys;
import org.gangway.wire.KafkaAccess;
import org.gangway.wire.RouteSteps;
import org.gangway.wire.StepNames;
import org.gangway.wire.TopicNames;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesBean;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.FileSystemUtils;

/** The whole application on free ports and an empty folder, with routes and scenarios that only a benchmark has. */
final class BenchApplication implements AutoCloseable {
    private static final List<String> STEPS =
            IntStream.rangeClosed(1, 7).mapToObj(number -> "bench-" + number).toList();
    private static final List<String> SCENARIOS = List.of("bench-talk", "bench-process", "bench-chat");

    private final Path folder;
    private final ConfigurableApplicationContext context;

    private BenchApplication(Path folder, ConfigurableApplicationContext context) {
        this.folder = folder;
        this.context = context;
    }

    static BenchApplication start(List<String> properties) {
        try {
            Path folder = Files.createTempDirectory("gangway-bench");
            BenchApplication started = new BenchApplication(folder, run(folder, properties));
            started.publish();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DoorKeys door() {
        return context.getBean(DoorKeys.class);
    }

    ChannelKeys channel() {
        return context.getBean(ChannelKeys.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The settings under these prefixes as they are in effect. */
    List<Object> settings(List<String> prefixes) {
        return ConfigurationPropertiesBean.getAll(context).values().stream()
                .filter(bean -> prefixes.contains(bean.getAnnotation().prefix()))
                .map(ConfigurationPropertiesBean::getInstance)
                .toList();
    }

    /** How often the process commits. */
    Duration commit() {
        return context.getEnvironment().getProperty("gangway.process.commit", Duration.class, Duration.ofMillis(100));
    }

    Supplier<Map<String, Object>> kafka() {
        return context.getBean(KafkaAccess.class)::clientConfig;
    }

    TopicNames topics() {
        return context.getBean(TopicNames.class);
    }

    int port() {
        return ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    @Override
    public void close() {
        context.close();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What every measured application is started with, on top of the profile {@code local}. */
    static List<String> settings(Path data) {
        return List.of(
                "--gangway.data=" + data,
                "--gangway.broker.port=0",
                "--gangway.sandbox.port=0",
                "--gangway.sandbox.smtp-port=0",
                "--server.port=0");
    }

    private static ConfigurableApplicationContext run(Path folder, List<String> properties) throws IOException {
        Path routes = Files.createDirectories(folder.resolve("routes"));
        String route = resource("bench/bench-step.camel.yaml");
        for (String step : STEPS) {
            Files.writeString(routes.resolve(step + ".camel.yaml"), route.replace("STEP", step));
        }
        String[] arguments = Stream.of(
                        settings(folder.resolve("data")).stream(),
                        Stream.of(
                                "--gangway.routes=" + routes,
                                // what was written is counted there
                                "--gangway.kafka.properties[metric.reporters]=" + JmxReporter.class.getName(),
                                "--gangway.routes-reload=false",
                                "--gangway.faces.enabled=" + Files.isDirectory(models())),
                        properties.stream())
                .flatMap(lines -> lines)
                .toArray(String[]::new);
        return new SpringApplicationBuilder(Gangway.class)
                .profiles("local")
                .initializers(BenchApplication::register)
                .run(arguments);
    }

    private static Path models() {
        return Path.of(System.getProperty("gangway.models.dir", "models/weights"));
    }

    private static void register(ConfigurableApplicationContext context) {
        GenericApplicationContext beans = (GenericApplicationContext) context;
        beans.registerBean("benchHand", BenchHand.class, BenchHand::new);
        beans.registerBean(
                "benchSteps",
                StepNames.class,
                () -> () -> Stream.concat(new RouteSteps(Path.of("routes")).steps().stream(), STEPS.stream())
                        .toList());
    }

    private void publish() throws IOException {
        Publisher publisher = context.getBean(Publisher.class);
        for (String scenario : SCENARIOS) {
            String file = scenario + ".scenario.yaml";
            publisher.publish(resource("bench/" + file), file);
        }
    }

    private static String resource(String name) throws IOException {
        try (var in =
                Objects.requireNonNull(BenchApplication.class.getClassLoader().getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
