// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gangway.command.ClusterOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which installation a privacy drill is about, and what of it can be reached; none of these: one of its own. */
final class PrivacyOptions {

    @Option(names = "--url", paramLabel = "URL", description = "A running installation; absent: one of its own.")
    private @Nullable URI url;

    @Mixin
    private ClusterOptions cluster = new ClusterOptions();

    @Mixin
    private OthersCluster others = new OthersCluster();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Its gangway.data: keys, objects, reports, segments of an embedded broker. Needed to try keys and to sign.")
    private @Nullable Path data;

    @Option(
            names = "--segments",
            paramLabel = "DIR",
            description =
                    "Data of a broker, also with --cluster; without it, segments are not looked at. Can be given several times, as the next three.")
    private List<Path> segments = List.of();

    @Option(names = "--stores", paramLabel = "DIR", description = "State of Kafka Streams.")
    private List<Path> stores = List.of();

    @Option(names = "--logs", paramLabel = "PATH", description = "Logs, access logs, traces: a file or a folder.")
    private List<Path> logs = List.of();

    @Option(names = "--temp", paramLabel = "DIR", description = "Folder of temporary files.")
    private List<Path> temp = List.of();

    @Option(
            names = "--sandbox",
            paramLabel = "URL",
            description = "Where its mails can be read; without it nobody is approved.")
    private @Nullable URI sandbox;

    @Option(
            names = "--login",
            paramLabel = "LOGIN:PASSWORD",
            description = "Somebody who may log in: pages are looked at as each of them.")
    private List<String> logins = List.of();

    @Option(names = "--scenario", defaultValue = "", description = "The scenario that canaries ask for.")
    private String scenario = "";

    @Option(
            names = "--plant-topic",
            description = "Plant leaks also on a topic of the cluster, made for it and removed.")
    boolean plantTopic;

    @Option(
            names = "--wait",
            defaultValue = "PT10M",
            paramLabel = "DURATION",
            description = "How long to wait for T2 (${DEFAULT-VALUE}).")
    Duration wait = Duration.ofMinutes(10);

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    /** @throws ParameterException if the installation is to run already, and on a cluster that has none */
    boolean own() {
        if (url != null && others.cluster().isPresent()) {
            throw new ParameterException(
                    Objects.requireNonNull(command, "set by picocli").commandLine(),
                    "--cluster is for an installation of the drill's own; that of --url has its own cluster: --bootstrap-server");
        }
        return url == null;
    }

    /** For an installation of its own: a cluster instead of a broker of its own. */
    Optional<Cluster> cluster() {
        return others.cluster();
    }

    /** Data of brokers, as far as they can be reached from here. */
    List<Path> segments() {
        return segments;
    }

    boolean mails() {
        return sandbox != null;
    }

    Site site() {
        Map<String, List<Path>> folders = new LinkedHashMap<>();
        folders.put("segments", segments);
        folders.put("stores", stores);
        folders.put("logs", logs);
        folders.put("temporary files", temp);
        return new Site(
                Objects.requireNonNull(url),
                cluster.connection(),
                cluster.prefix(),
                Optional.ofNullable(data),
                folders,
                Optional.ofNullable(sandbox),
                passwords(),
                scenario);
    }

    private Map<String, String> passwords() {
        Map<String, String> passwords = new LinkedHashMap<>();
        for (String login : logins) {
            String[] parts = login.split(":", 2);
            passwords.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
        return passwords;
    }
}
