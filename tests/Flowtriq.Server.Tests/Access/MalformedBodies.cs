using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Access;

/// <summary>
/// Bodies that look right except in one place, for everything that takes one: answered, and refused as problem details.
/// </summary>
public sealed class MalformedBodies
{
    private static readonly string[] Wrong =
    [
        "null",
        "true",
        "-1",
        "1e308",
        "1e999",
        "99999999999999999999",
        "2.5",
        "\"\"",
        "\"never heard of\"",
        "\"1.2.3.4/99\"",
        "\"a\\u0000\\r\\nb\"",
        "\"\\ud800\"",
        $"\"{new string('x', 20_000)}\"",
        "[]",
        "[null]",
        "[[]]",
        "[\"\",\"\"]",
        "[-1,1e308]",
        "{}",
        "{\"a\":1}",
    ];

    private static readonly JsonObject Sane = JsonNode
        .Parse(
            """
            {
                "name": "x", "prefixes": ["192.0.2.0/24"], "prefix": "192.0.2.0/24", "what": "router", "why": "ours",
                "policy": "monitor only", "days": ["monday"], "from": "08:00", "to": "17:00", "target": "192.0.2.9/32",
                "reason": "why", "source": "198.51.100.0/24", "protocols": ["udp"], "sourcePorts": ["53", "1-9"],
                "destinationPorts": ["80"], "packetLengths": ["1-9"], "icmpTypes": ["8"], "tcpFlags": ["syn"],
                "nodes": ["edge-1"], "incident": null, "ttlMinutes": 30, "limitBps": 1e6, "routerId": "192.0.2.1", "listen": [],
                "localAsn": 65000, "asn": 65001, "kinds": ["blackhole"], "address": "127.0.0.1:1", "marker": "65000:1",
                "group": "", "profile": "conservative", "program": "say", "announce": ["{prefix}"], "withdraw": ["{prefix}"],
                "communities": ["65000:1"], "largeCommunities": ["65000:1:1"], "blackholeCommunities": ["65000:666"],
                "nextHopV4": "192.0.2.1", "nextHopV6": "2001:db8::1", "baseUrl": "https://127.0.0.1:1",
                "peerGroup": "scrubber", "probes": ["192.0.2.9:80"], "greSources": ["198.51.100.1"], "on": false,
                "addresses": ["192.0.2.9/32"], "families": ["udpFlood"], "contacts": ["a@isp.example"], "enabled": false,
                "token": "t", "sustainedSeconds": 1, "ttlSeconds": 60
            }
            """
        )!
        .AsObject();

    [Fact]
    public async Task Are_answered_with_problem_details_and_never_with_a_server_error()
    {
        await using var server = await RunningServer.StartAsync();
        server.AddNode("edge-1");
        using var admin = await server.BrowserAsync(Role.Admin);
        var document = JsonNode.Parse(await admin.GetStringAsync(ApiDocument.Address))!;
        var offenders = new List<string>();
        foreach (var (method, path, body) in Bodies(document))
        {
            foreach (var (what, text) in Variants(body))
            {
                if (await FaultAsync(admin, method, path, text) is { } fault)
                    offenders.Add($"{method} {path} {what[..Math.Min(what.Length, 100)]}: {fault}");
            }
        }

        Assert.True(offenders.Count == 0, string.Join('\n', offenders));
    }

    private static async Task<string?> FaultAsync(HttpClient admin, HttpMethod method, string path, string text)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = new StringContent(text, Encoding.UTF8, "application/json"),
        };
        using var answer = await admin.SendAsync(request);
        if (answer.StatusCode >= HttpStatusCode.InternalServerError)
            return answer.StatusCode.ToString();
        var kind = answer.Content.Headers.ContentType?.MediaType;
        return answer.IsSuccessStatusCode || kind == "application/problem+json"
            ? null
            : $"{answer.StatusCode} as {kind ?? "nothing"}";
    }

    // Signing in is limited by address, and would answer only that.
    private static IEnumerable<(HttpMethod Method, string Path, JsonNode Body)> Bodies(JsonNode document) =>
        from path in document["paths"]!.AsObject()
        where path.Key is not ("/api/v1/setup" or "/api/v1/session")
        from operation in path.Value!.AsObject()
        where operation.Key is "post" or "put" or "patch"
        let schema = operation.Value!["requestBody"]?["content"]?["application/json"]?["schema"]
        where schema is not null
        select (
            new HttpMethod(operation.Key.ToUpperInvariant()),
            string.Join('/', path.Key.Split('/').Select(Part)),
            Example(document, schema, "") ?? new JsonObject()
        );

    private static string Part(string part) =>
        part switch
        {
            "{number}" => "1",
            "{id}" => "edge-1",
            _ => part.StartsWith('{') ? "x" : part,
        };

    private static JsonNode? Example(JsonNode document, JsonNode schema, string name)
    {
        if (Sane.TryGetPropertyValue(name, out var sane))
            return sane?.DeepClone();
        if (schema["$ref"] is { } reference)
            return Example(document, document["components"]!["schemas"]![reference.ToString().Split('/')[^1]]!, name);
        if (schema["oneOf"] is JsonArray cases)
            return Example(document, cases.First(static c => c!["type"]?.ToString() != "null")!, name);
        if (schema["enum"] is JsonArray words)
            return words[0]?.DeepClone();
        if (schema["properties"] is JsonObject properties)
        {
            return new JsonObject(
                properties.Select(p => KeyValuePair.Create(p.Key, Example(document, p.Value!, p.Key)))
            );
        }

        var type = schema["type"] is JsonArray types
            ? types.Select(static t => t!.ToString()).First(static t => t != "null")
            : schema["type"]?.ToString();
        return type switch
        {
            "array" => new JsonArray(Example(document, schema["items"]!, "")),
            "boolean" => false,
            "integer" or "number" => 1,
            "string" => "x",
            _ => new JsonObject(),
        };
    }

    private static IEnumerable<(string What, string Text)> Variants(JsonNode body)
    {
        yield return ("nothing", "");
        yield return ("half", "{");
        yield return ("too deep", new string('[', 200));
        var sane = body.ToJsonString();
        yield return ("sane", sane);
        yield return ("everything twice", string.Concat(sane.AsSpan(0, sane.Length - 1), ",", sane.AsSpan(1)));
        foreach (var text in Wrong)
            yield return (text, text);
        foreach (var place in Places(body).ToList())
        {
            foreach (var text in Wrong)
            {
                // A number too large for a node keeps its text by standing in for a word.
                var copy = JsonNode.Parse(sane)!;
                Put(copy, place, "\u0001here");
                var mutated = copy.ToJsonString()
                    .Replace(JsonSerializer.Serialize("\u0001here"), text, StringComparison.Ordinal);
                yield return ($"{string.Join('.', place)} = {text}", mutated);
            }
        }
    }

    private static IEnumerable<object[]> Places(JsonNode? node) =>
        node switch
        {
            JsonObject members => members.SelectMany(static m =>
                Places(m.Value).Prepend([]).Select(rest => (object[])[m.Key, .. rest])
            ),
            JsonArray items => items.SelectMany(
                static (item, index) => Places(item).Prepend([]).Select(rest => (object[])[index, .. rest])
            ),
            _ => [],
        };

    private static void Put(JsonNode body, object[] place, string word)
    {
        var at = body;
        foreach (var step in place[..^1])
            at = step is string name ? at[name]! : at[(int)step]!;
        if (place[^1] is string last)
            at[last] = word;
        else
            at[(int)place[^1]] = word;
    }
}
