// SPDX-License-Identifier: Apache-2.0
package org.gangway.broker;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;
import org.springframework.util.PropertyPlaceholderHelper;

/** A broker with authorisation on, TLS, and clients that must say who they are: as {@code docs/examples/secured-kafka}. */
public final class SecuredBroker implements AutoCloseable {

    /** How clients say who they are. */
    public enum Way {
        SASL,
        MTLS;

        String file(String ending) {
            return name().toLowerCase(java.util.Locale.ROOT) + ending;
        }
    }

    private static final Path EXAMPLE = Path.of("docs", "examples", "secured-kafka");

    private final Way way;
    private final Certificates certificates;
    private final Map<String, Path> pems = new HashMap<>();
    private final TestBroker broker;

    /** @param users who is known besides {@code admin}, who may do everything */
    public SecuredBroker(Way way, Path folder, Collection<String> users) {
        this(way, folder, users, settings -> TestBroker.start(folder.resolve("broker"), settings));
    }

    /** @param start with the settings that make it one */
    SecuredBroker(
            Way way, Path folder, Collection<String> users, Function<Map<String, String>, ? extends TestBroker> start) {
        this.way = way;
        certificates = new Certificates(folder);
        Stream.concat(users.stream(), Stream.of("admin")).forEach(user -> pems.put(user, certificates.of(user)));
        Properties settings = properties(
                way.file(".server.properties"),
                Map.of(
                        "ADMIN_PASSWORD", password("admin"),
                        "SERVER_PEM", pem("admin"),
                        "CA_PEM", certificates.authority().toString(),
                        "USERS",
                                pems.keySet().stream()
                                        .map(user -> "user_" + user + "=\"" + password(user) + "\"")
                                        .collect(Collectors.joining(" "))));
        Map<String, String> more = new TreeMap<>();
        settings.stringPropertyNames().forEach(name -> more.put(name, settings.getProperty(name)));
        broker = start.apply(more);
        broker.await(client("admin"));
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** As {@code src/test/cluster/cluster.sh} knows it, if it is one of three in containers. */
    public Optional<String> cluster() {
        return broker instanceof KafkaCluster three ? Optional.of(three.name()) : Optional.empty();
    }

    /** Made from the user's name, so that another's is another. */
    public static String password(String user) {
        return "of-" + user;
    }

    /** What {@code gangway.kafka} is for this user, as properties. */
    public Map<String, String> settings(String user) {
        return settings(user, password(user));
    }

    /** The same with a password of your choice. */
    public Map<String, String> settings(String user, String password) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("values", new HashMap<>(values(user, password))));
        try {
            List.copyOf(new YamlPropertySourceLoader()
                            .load("example", new FileSystemResource(EXAMPLE.resolve(way.file(".yaml")))))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> settings = new TreeMap<>();
        Binder.get(environment)
                .bind(
                        "gangway.kafka.properties",
                        org.springframework.boot.context.properties.bind.Bindable.mapOf(String.class, String.class))
                .get()
                .forEach((name, value) -> settings.put("gangway.kafka.properties." + name, value));
        settings.put(
                "gangway.kafka.bootstrap-servers",
                Objects.requireNonNull(environment.getProperty("gangway.kafka.bootstrap-servers")));
        return settings;
    }

    /** What Kafka's own clients need. */
    public Map<String, Object> client(String user) {
        return client(settings(user));
    }

    /** What Kafka's own clients need. */
    public static Map<String, Object> client(Map<String, String> settings) {
        Map<String, Object> client = new HashMap<>();
        settings.forEach((name, value) -> client.put(
                name.replace("gangway.kafka.properties.", "")
                        .replace("gangway.kafka.bootstrap-servers", "bootstrap.servers"),
                value));
        return client;
    }

    /** A file with what {@link #client} is. */
    public Path clientFile(Path folder, String user) throws IOException {
        Properties properties = new Properties();
        client(user).forEach((name, value) -> properties.setProperty(name, value.toString()));
        return stored(properties, folder.resolve(user + ".properties"));
    }

    /** A file for {@code --command-config}. */
    public Path commandConfig(Path folder, String user) throws IOException {
        Properties properties = properties("sasl.client.properties", values(user, password(user)));
        return stored(properties, folder.resolve(user + ".properties"));
    }

    private static Path stored(Properties properties, Path file) throws IOException {
        try (var out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        }
        return file;
    }

    private Map<String, String> values(String user, String password) {
        return Map.of(
                "KAFKA_SERVERS", broker.bootstrapServers(),
                "KAFKA_USER", user,
                "KAFKA_PASSWORD", password,
                "KAFKA_PEM", pem(user),
                "KAFKA_CA_PEM", certificates.authority().toString());
    }

    private String pem(String user) {
        return Objects.requireNonNull(pems.get(user), user).toString();
    }

    private static Properties properties(String file, Map<String, String> values) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(EXAMPLE.resolve(file))) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        PropertyPlaceholderHelper placeholders = new PropertyPlaceholderHelper("${", "}", null, null, false);
        properties.replaceAll((name, value) -> placeholders.replacePlaceholders((String) value, values::get));
        return properties;
    }

    @Override
    public void close() {
        broker.close();
    }
}
