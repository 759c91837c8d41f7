// SPDX-License-Identifier: Apache-2.0
package org.gangway.hands;

import java.util.Map;
import org.apache.camel.spi.BeanRepository;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.spring.spi.ApplicationContextBeanRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.PropertySource;

/** The beans and properties that a route under test sees. Every {@code gangway.….url} leads to the stub. */
record RouteTestBeans(BeanRepository repository, PropertiesSource properties, AutoCloseable source)
        implements AutoCloseable {

    /** Makes them once the stub listens. */
    @FunctionalInterface
    interface Maker {
        RouteTestBeans make(String stubUrl);
    }

    /** Those of the application: no Camel, no web, nothing made that is not asked for. */
    static RouteTestBeans of(Class<?> application, String stubUrl) {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .profiles("test-route")
                .properties(Map.of(
                        "gangway.roles", "hands",
                        "spring.main.banner-mode", "off",
                        "spring.autoconfigure.exclude", "org.apache.camel.spring.boot.CamelAutoConfiguration"))
                .initializers(made -> made.getEnvironment().getPropertySources().addFirst(new StubUrls(stubUrl)))
                .run();
        return new RouteTestBeans(
                new ApplicationContextBeanRepository(context),
                source(name -> context.getEnvironment().getProperty(name)),
                context);
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
