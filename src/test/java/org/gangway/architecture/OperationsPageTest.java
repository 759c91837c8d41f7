// SPDX-License-Identifier: Apache-2.0
package org.gangway.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** {@code docs/operations.md} lists every property with its default, and none that does not exist. */
class OperationsPageTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(gangway\\.[a-z0-9.-]+)` \\| (?:`([^`]*)`|none) \\|");
    private static final Pattern READ = Pattern.compile("(?:\\$\\{|\\{\\{\\??)(gangway\\.[a-z0-9.-]+)");

    private final SortedMap<String, String> page = new TreeMap<>();

    OperationsPageTest() throws IOException {
        ROW.matcher(Files.readString(Path.of("docs/operations.md")))
                .results()
                .forEach(row ->
                        page.put(row.group(1), Optional.ofNullable(row.group(2)).orElse("")));
    }

    @Test
    void everyPropertyOfTheSettingsIsThereWithItsDefault() throws ClassNotFoundException {
        SortedMap<String, String> settings = settings();
        assertThat(settings).hasSizeGreaterThan(50);
        assertThat(page).containsAllEntriesOf(settings);
    }

    @Test
    void everyPropertyThatCodeOrRoutesReadIsThere() throws IOException {
        assertThat(page.keySet()).containsAll(read());
    }

    @Test
    void noPropertyIsThereThatNobodyReads() throws ClassNotFoundException, IOException {
        TreeSet<String> known = new TreeSet<>(settings().keySet());
        known.addAll(read());
        assertThat(page.keySet()).allMatch(name -> known.contains(name) || quoted(name), "is read by somebody");
    }

    private static SortedMap<String, String> settings() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        SortedMap<String, String> all = new TreeMap<>();
        for (var found : scanner.findCandidateComponents("org.gangway")) {
            Class<?> type = Class.forName(found.getBeanClassName());
            String prefix = Objects.requireNonNull(AnnotationUtils.findAnnotation(type, ConfigurationProperties.class))
                    .prefix();
            if (type.isRecord() && type.getProtectionDomain().equals(main().getProtectionDomain())) {
                add(prefix, type, all);
            }
        }
        return all;
    }

    private static Class<?> main() {
        return org.gangway.Gangway.class;
    }

    private static void add(String prefix, Class<?> record, Map<String, String> all) {
        for (RecordComponent component : record.getRecordComponents()) {
            String name = prefix + "." + dashed(component.getName());
            if (component.getType().isRecord()) {
                add(name, component.getType(), all);
            } else {
                all.put(name, byDefault(record, component));
            }
        }
    }

    private static String byDefault(Class<?> record, RecordComponent component) {
        return Stream.of(record.getDeclaredConstructors()[0].getParameters())
                .filter(parameter -> parameter.getName().equals(component.getName()))
                .flatMap(parameter -> Stream.ofNullable(parameter.getAnnotation(DefaultValue.class)))
                .map(value -> String.join(",", value.value()))
                .findFirst()
                .orElse("");
    }

    private static String dashed(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static TreeSet<String> read() throws IOException {
        return texts().flatMap(text -> READ.matcher(text).results())
                .map(MatchResult::group)
                .map(match -> match.substring(match.indexOf("gangway")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Read by {@code Environment.getProperty}, or a condition. */
    private static boolean quoted(String name) {
        try {
            return texts().anyMatch(text -> text.contains("\"" + name + "\""));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Stream<String> texts() throws IOException {
        Stream.Builder<String> texts = Stream.builder();
        for (String folder : List.of("src/main/java", "routes")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    texts.add(Files.readString(file));
                }
            }
        }
        return texts.build();
    }
}
