// SPDX-License-Identifier: Apache-2.0
package org.gangway.command;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.gangway.wire.TopicNames;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which cluster a command is about, and how to reach it. */
public final class ClusterOptions {

    @Option(
            names = "--bootstrap-server",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:9092",
            description = "The cluster; default: ${DEFAULT-VALUE}.")
    private String bootstrapServer = "";

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "Properties file for the connection (security.protocol, sasl…).")
    private @Nullable Path commandConfig;

    @Option(
            names = "--prefix",
            defaultValue = TopicNames.DEFAULT_PREFIX,
            description = "What every name starts with; default: ${DEFAULT-VALUE}.")
    private String prefix = "";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    public String prefix() {
        return prefix;
    }

    /** As the topics file of the program has them. */
    TopicNames names() {
        return TopicNames.of(prefix);
    }

    /**
     * What a client is made with.
     *
     * @throws ParameterException if the file of properties cannot be read
     */
    public Map<String, Object> connection() {
        Map<String, Object> connection = new HashMap<>();
        if (commandConfig != null) {
            read(commandConfig).forEach((key, value) -> connection.put(key.toString(), value));
        }
        connection.put("bootstrap.servers", bootstrapServer);
        return connection;
    }

    private Properties read(Path file) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new ParameterException(
                    Objects.requireNonNull(command, "set by picocli").commandLine(),
                    "the file given with --command-config cannot be read: " + file,
                    e);
        }
    }
}
