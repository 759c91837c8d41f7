// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.spi.BeanRepository;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.spring.spi.ApplicationContextBeanRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.core.env.PropertySource;
import org.springframework.util.FileSystemUtils;

/** The beans and properties that a route under test sees. Every {@code gangway.….url} leads to the stub. */
record RouteTestBeans(BeanRepository repository, PropertiesSource properties, AutoCloseable source)
        implements AutoCloseable {

    /** Makes them once the stub listens. */
    @FunctionalInterface
    interface Maker {
        RouteTestBeans make(String stubUrl);
    }

    /** Those of the application: no Camel, no web, nothing made that is not asked for, nothing started, keys of its own. */
    static RouteTestBeans of(Class<?> application, String stubUrl) {
        Path data = temporary();
        ConfigurableApplicationContext context = new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .profiles("test-route")
                .properties(Map.of(
                        "gangway.roles", "hands",
                        "gangway.data", data.toString(),
                        "gangway.kafka.bootstrap-servers", "127.0.0.1:1",
                        "gangway.faces.duplicates.enabled", "true",
                        "gangway.hands.call-limit",
                                RouteTests.SETTINGS.callLimit().toString(),
                        "gangway.hands.attempt-limit",
                                RouteTests.SETTINGS.attemptLimit().toString(),
                        "spring.main.banner-mode", "off",
                        "spring.autoconfigure.exclude", "org.apache.camel.spring.boot.CamelAutoConfiguration"))
                .initializers(made -> prepare(made, stubUrl))
                .run();
        return new RouteTestBeans(
                new ApplicationContextBeanRepository(context),
                source(name -> context.getEnvironment().getProperty(name)),
                () -> {
                    context.close();
                    FileSystemUtils.deleteRecursively(data);
                });
    }

    private static void prepare(ConfigurableApplicationContext made, String stubUrl) {
        made.getEnvironment().getPropertySources().addFirst(new StubUrls(stubUrl));
        made.getBeanFactory()
                .registerSingleton(AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME, new NothingStarts());
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("gangway-route-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** These alone. */
    static RouteTestBeans of(BeanRepository repository, String stubUrl) {
        StubUrls urls = new StubUrls(stubUrl);
        return new RouteTestBeans(repository, source(urls::getProperty), () -> {});
    }

    private static PropertiesSource source(Lookup lookup) {
        return new PropertiesSource() {
            @Override
            public String getName() {
                return "route-test";
            }

            @Override
            public @Nullable String getProperty(String name) {
                return lookup.find(name);
            }
        };
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Lookup {
        @Nullable
        String find(String name);
    }

    /** What the application starts would look for Kafka. */
    private static final class NothingStarts extends DefaultLifecycleProcessor {
        @Override
        public void onRefresh() {}
    }

    private static final class StubUrls extends PropertySource<String> {
        StubUrls(String stubUrl) {
            super("stub-urls", stubUrl);
        }

        @Override
        public @Nullable String getProperty(String name) {
            return name.matches("gangway\\..+\\.url") ? getSource() : null;
        }
    }
}
