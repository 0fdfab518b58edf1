using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Flowtriq.Core.Packets;

namespace Flowtriq.Server.Mitigation.Scrubbing.Cloudflare;

/// <summary>
/// Cloudflare's requests and answers about BGP prefixes
/// (https://developers.cloudflare.com/api/resources/addressing/subresources/prefixes): the only place that knows their
/// shape. The older <c>bgp/status</c> is deprecated and not used.
/// </summary>
internal sealed class CloudflareApi(ScrubbingHttp http)
{
    private const string PublicBase = "https://api.cloudflare.com/client/v4";

    /// <summary>Looks the prefix up: the address prefix that covers it, then the BGP prefix itself.</summary>
    internal async Task<(CloudflarePrefix? Found, ProviderAnswer? Failed)> FindAsync(
        ScrubbingSetup setup,
        IpPrefix prefix,
        CancellationToken cancel
    )
    {
        var parents = await CallAsync(setup, HttpMethod.Get, "", null, cancel);
        if (parents.Failed is not null)
            return (null, parents.Failed);
        var parent = parents
            .Result.Items()
            .Select(static p => (Cidr: Prefix(p), Json: p))
            .Where(p => p.Cidr is { } cidr && cidr.Contains(prefix))
            .OrderByDescending(static p => p.Cidr!.Value.Length)
            .FirstOrDefault();
        if (parent.Json.Member("id").Text() is not { } parentId)
            return (null, new ProviderAnswer.Refused($"Cloudflare holds no prefix around {prefix} in this account"));
        if (parent.Json.Member("approved").Text() is { } approved and not "V")
            return (
                null,
                new ProviderAnswer.Refused($"Cloudflare has not approved {parent.Cidr}: it is in state {approved}")
            );

        var inside = await CallAsync(
            setup,
            HttpMethod.Get,
            $"/{Uri.EscapeDataString(parentId)}/bgp/prefixes",
            null,
            cancel
        );
        if (inside.Failed is not null)
            return (null, inside.Failed);
        foreach (var item in inside.Result.Items())
        {
            if (Prefix(item) == prefix)
                return Known(parentId, item);
        }

        return (new CloudflarePrefix(parentId, null, false, null, null), null);
    }

    /// <summary>Makes the BGP prefix; it is not advertised by that.</summary>
    internal async Task<(CloudflarePrefix? Made, ProviderAnswer? Failed)> MakeAsync(
        ScrubbingSetup setup,
        CloudflarePrefix found,
        IpPrefix prefix,
        CancellationToken cancel
    )
    {
        var path = $"/{Uri.EscapeDataString(found.Parent)}/bgp/prefixes";
        var made = await CallAsync(setup, HttpMethod.Post, path, $$"""{"cidr":"{{prefix}}"}""", cancel);
        return made.Failed is null ? Known(found.Parent, made.Result) : (null, made.Failed);
    }

    /// <summary>Switches advertising: <c>Accepted</c> when the answer says so.</summary>
    internal async Task<ProviderAnswer> SwitchAsync(
        ScrubbingSetup setup,
        CloudflarePrefix found,
        bool on,
        CancellationToken cancel
    )
    {
        var path = $"/{Uri.EscapeDataString(found.Parent)}/bgp/prefixes/{Uri.EscapeDataString(found.Id!)}";
        var body = on ? """{"on_demand":{"advertised":true}}""" : """{"on_demand":{"advertised":false}}""";
        var (result, reply, failed) = await CallAsync(setup, HttpMethod.Patch, path, body, cancel);
        if (failed is not null)
            return failed;
        var said = result.Member("on_demand").Member("advertised").Flag();
        return said == on
            ? new ProviderAnswer.Accepted($"Cloudflare took advertised={(on ? "true" : "false")} ({reply.Evidence})")
            : new ProviderAnswer.Retry(null, $"Cloudflare answered without doing it ({reply.Evidence})");
    }

    private async Task<(JsonElement Result, HttpReply Reply, ProviderAnswer? Failed)> CallAsync(
        ScrubbingSetup setup,
        HttpMethod method,
        string path,
        string? body,
        CancellationToken cancel
    )
    {
        var address = ScrubbingHttp.At(
            setup,
            PublicBase,
            $"accounts/{Uri.EscapeDataString(setup.Settings.AccountId ?? "")}/addressing/prefixes{path}"
        );
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", setup.Credentials!.Token);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        var reply = await http.SendAsync(setup, request, cancel);
        using var document = ScrubbingHttp.Parse(reply.Body);
        var envelope = document?.RootElement ?? default;
        if (!reply.IsOk)
            return (default, reply, reply.Problem(Errors(envelope)));
        return envelope.Member("success").Flag() switch
        {
            true => (envelope.Member("result").Clone(), reply, null),
            false => (
                default,
                reply,
                new ProviderAnswer.Refused($"Cloudflare refuses: {Errors(envelope)} ({reply.Evidence})")
            ),
            null => (default, reply, new ProviderAnswer.Retry(null, $"its answer cannot be read ({reply.Evidence})")),
        };
    }

    private static (CloudflarePrefix? Found, ProviderAnswer? Failed) Known(string parent, JsonElement item)
    {
        var onDemand = item.Member("on_demand");
        if (item.Member("id").Text() is not { } id || onDemand.Member("advertised").Flag() is not { } advertised)
            return (
                null,
                new ProviderAnswer.Retry(null, "Cloudflare describes the prefix in a form that cannot be read")
            );
        var since = DateTimeOffset.TryParse(onDemand.Member("advertised_modified_at").Text(), out var at)
            ? at.ToUniversalTime()
            : (DateTimeOffset?)null;
        return (new CloudflarePrefix(parent, id, advertised, since, Hindrance(item, onDemand)), null);
    }

    private static string? Hindrance(JsonElement item, JsonElement onDemand)
    {
        if (item.Member("bgp_signal_opts").Member("enabled").Flag() == true)
            return "Cloudflare controls this prefix by BGP signals; its API cannot switch it (bgp_signal_opts.enabled)";
        if (onDemand.Member("on_demand_locked").Flag() == true)
            return "Cloudflare has locked dynamic advertisement of this prefix (on_demand_locked)";
        return onDemand.Member("on_demand_enabled").Flag() == false
            ? "dynamic advertisement of this prefix is not enabled at Cloudflare (on_demand_enabled)"
            : null;
    }

    private static IpPrefix? Prefix(JsonElement item) =>
        IpPrefix.TryParse(item.Member("cidr").Text(), out var prefix) ? prefix : null;

    private static string? Errors(JsonElement envelope)
    {
        var errors = envelope
            .Member("errors")
            .Items()
            .Select(static e => $"{e.Member("code")} {e.Member("message").Text()}".Trim())
            .ToList();
        return errors.Count == 0 ? null : string.Join("; ", errors);
    }
}
