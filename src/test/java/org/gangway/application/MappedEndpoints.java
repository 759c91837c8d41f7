// SPDX-License-Identifier: Apache-2.0
package org.gangway.application;

import jakarta.servlet.Filter;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Everything that a running web context answers, as {@code METHOD /path}; {@code *} is any method. */
final class MappedEndpoints {

    /** Filters that answer some request by themselves, and which. */
    private static final Map<String, String> ANSWERING = Map.of(
            "UsernamePasswordAuthenticationFilter", "POST /login",
            "OAuth2AuthorizationRequestRedirectFilter", "GET /oauth2/authorization/staff",
            "OAuth2LoginAuthenticationFilter", "GET /login/oauth2/code/staff",
            "LogoutFilter", "POST /logout");

    /** Filters that only let through, refuse, or note something. */
    private static final Set<String> PASSING = Set.of(
            "AnonymousAuthenticationFilter",
            "AuthorizationFilter",
            "BasicAuthenticationFilter",
            "CsrfFilter",
            "DisableEncodeUrlFilter",
            "ExceptionTranslationFilter",
            "HeaderWriterFilter",
            "RequestCacheAwareFilter",
            "LoginLimit",
            "SameOriginFilter",
            "SecurityContextHolderAwareRequestFilter",
            "SecurityContextHolderFilter",
            "SessionEnd",
            "SessionManagementFilter",
            "WebAsyncManagerIntegrationFilter");

    private MappedEndpoints() {}

    static Set<String> of(ApplicationContext context) {
        Set<String> all = new TreeSet<>();
        context.getBeansOfType(HandlerMapping.class).values().stream()
                .flatMap(MappedEndpoints::mapped)
                .forEach(all::add);
        context.getBeansOfType(SecurityFilterChain.class).values().stream()
                .flatMap(chain -> chain.getFilters().stream())
                .map(MappedEndpoints::answered)
                .filter(endpoint -> !endpoint.isEmpty())
                .forEach(all::add);
        return all;
    }

    private static Stream<String> mapped(HandlerMapping mapping) {
        return switch (mapping) {
            case RequestMappingInfoHandlerMapping methods ->
                methods.getHandlerMethods().keySet().stream().flatMap(MappedEndpoints::mapped);
            case AbstractUrlHandlerMapping urls ->
                Stream.concat(
                                urls.getHandlerMap().keySet().stream(),
                                urls.getRootHandler() == null ? Stream.empty() : Stream.of("/"))
                        .map(path -> "GET " + path);
            case RouterFunctionMapping functions ->
                functions.getRouterFunction() == null
                        ? Stream.empty()
                        : Stream.of("* " + functions.getRouterFunction());
            default -> Stream.of("* of " + mapping.getClass().getName());
        };
    }

    private static Stream<String> mapped(RequestMappingInfo mapping) {
        Set<String> methods = new TreeSet<>();
        mapping.getMethodsCondition().getMethods().forEach(method -> methods.add(method.name()));
        return mapping.getPatternValues().stream()
                .flatMap(path -> methods.isEmpty()
                        ? Stream.of("* " + path)
                        : methods.stream().map(method -> method + " " + path));
    }

    private static String answered(Filter filter) {
        String name = filter.getClass().getSimpleName();
        return PASSING.contains(name) ? "" : ANSWERING.getOrDefault(name, "* of the filter " + name);
    }
}
