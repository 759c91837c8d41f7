{{/* Every Deployment by its name: what values.yaml says of it, and what makes it that role. Called with the root, answers YAML. */}}
{{- define "gangway.roles" -}}
{{- if has "local" (splitList "," (nospace .Values.profile)) }}
{{- fail "profile: local is for one machine, with a broker and seeded logins of its own: name another, as production" }}
{{- end -}}
{{- $all := dict -}}
{{- range $name := list "process" "channels" "console" -}}
{{- $_ := set $all $name (dict "values" (index $.Values $name) "steps" "none" "roles" $name "web" (ne $name "process")) -}}
{{- end -}}
{{- /* The console opens sealed fields by what hands bring, without any step. */ -}}
{{- $_ := set $all.console "roles" "console,hands" -}}
{{- range $step, $values := .Values.hands -}}
{{- $_ := set $all (printf "hands-%s" $step) (dict "values" $values "steps" $step "roles" "hands" "web" (default false $values.webhooks)) -}}
{{- end -}}
{{- range $name, $role := $all -}}
{{- $own := mustMergeOverwrite (deepCopy $.Values.defaults) (deepCopy $role.values) -}}
{{- $facts := dict
      "gangway.roles" $role.roles
      "gangway.data" "/var/lib/gangway"
      "spring.config.import" "optional:configtree:/run/secrets/gangway/" -}}
{{- if contains "hands" $role.roles }}{{ $_ := set $facts "gangway.steps" $role.steps }}{{ end -}}
{{- $_ := set $own "config" (mustMergeOverwrite (dict "gangway.faces.enabled" (has $role.steps (list "verify-face" "find-duplicate"))) (deepCopy $.Values.config) $own.config $facts) -}}
{{- $_ := set $own "web" $role.web -}}
{{- $_ := set $all $name $own -}}
{{- end -}}
{{- toYaml $all -}}
{{- end -}}

{{/* The name of what belongs to a role. Called with the root and the role's name. */}}
{{- define "gangway.name" -}}
{{- printf "%s-%s" (index . 0).Release.Name (index . 1) | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/* By what its pods are found. Called with the root and the role's name. */}}
{{- define "gangway.selector" -}}
app.kubernetes.io/name: gangway
app.kubernetes.io/instance: {{ (index . 0).Release.Name }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end -}}

{{- define "gangway.labels" -}}
{{ include "gangway.selector" . }}
app.kubernetes.io/version: {{ (index . 0).Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ (index . 0).Release.Service }}
helm.sh/chart: {{ printf "%s-%s" (index . 0).Chart.Name (index . 0).Chart.Version }}
{{- end -}}

{{/* The properties of a role, as YAML. A secret among them ends the rendering: a ConfigMap is for everybody to read. */}}
{{- define "gangway.properties" -}}
{{- range $name, $value := . }}
{{- $text := toYaml $value }}
{{- $quoted := regexMatch "^\\$\\{[^:}]+\\}$" (toString $value) }}
{{- $secret := regexMatch "(?i)(password|secret|token|jaas[.-]?config|keystore\\.key|connect-?keys?)$" $name }}
{{- if or (and $secret (not $quoted)) (regexMatch "(?im)^[- ]*\"?(password|secret|token)\"?: *['\"]?[^'\"$ ]" $text) }}
{{- fail (printf "config: %s is a secret, and a ConfigMap is for everybody to read: put it into a Secret under that name and list the Secret under `secrets`" $name) }}
{{- end }}
{{ $name | quote }}:
{{- /* Helm holds whole numbers as fractions, and would print a large one as 1.2e+07. */ -}}
{{- if and (kindIs "float64" $value) (eq $value (floor $value)) }} {{ int64 $value }}
{{- else if or (kindIs "slice" $value) (kindIs "map" $value) }}
{{ $text | indent 2 }}
{{- else }} {{ $value | quote }}
{{- end }}
{{- end }}
{{- end -}}
