using System.Net;
using Flowtriq.Bgp.Wire;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Packets;

namespace Flowtriq.Server.Mitigation.Announcing.Peers;

/// <summary>What people write into the configuration, read; every fault is added to the errors of its field.</summary>
internal static class BgpText
{
    internal const int MostRoutes = 1000;
    private const int MostItems = 64;
    private const int BgpPort = 179;

    internal static bool IsName(string? name) =>
        name is { Length: > 0 and <= 64 }
        && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    internal static void Name(string name, FieldErrors errors) =>
        errors.Unless(IsName(name), "name", "A name has 1 to 64 letters, digits, dots, dashes and underscores.");

    internal static IPAddress? Address(string? text, string field, FieldErrors errors)
    {
        if (IPAddress.TryParse(text, out var address) && !text.Contains('%', StringComparison.Ordinal))
            return address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        errors.Add(field, $"\"{text}\" is not an address.");
        return null;
    }

    internal static IPEndPoint? Endpoint(string text, string field, FieldErrors errors)
    {
        if (IPAddress.TryParse(text, out var alone))
            return new IPEndPoint(alone, BgpPort);
        if (IPEndPoint.TryParse(text, out var endpoint))
            return endpoint.Port == 0 ? new IPEndPoint(endpoint.Address, BgpPort) : endpoint;
        errors.Add(field, $"\"{text}\" is not an address or ADDRESS:PORT.");
        return null;
    }

    internal static IpAddress? NextHop(string? text, bool v4, string field, FieldErrors errors)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (IpAddress.TryParse(text, out var address) && address.IsV4 == v4)
            return address;
        errors.Add(field, $"\"{text}\" is not an {(v4 ? "IPv4" : "IPv6")} address.");
        return null;
    }

    internal static ValueList<Community> Communities(string[]? texts, string field, FieldErrors errors)
    {
        var all = new List<Community>();
        foreach (var text in Few(texts, field, errors))
        {
            if (Community.TryParse(text, out var community))
                all.Add(community);
            else
                errors.Add(field, $"\"{text}\" is not a community such as 65535:666.");
        }
        return [.. all];
    }

    internal static ValueList<LargeCommunity> LargeCommunities(string[]? texts, string field, FieldErrors errors)
    {
        var all = new List<LargeCommunity>();
        foreach (var text in Few(texts, field, errors))
        {
            if (LargeCommunity.TryParse(text, out var community))
                all.Add(community);
            else
                errors.Add(field, $"\"{text}\" is not a large community such as 65000:666:1.");
        }
        return [.. all];
    }

    internal static ValueList<AddressFamily> Families(string[]? texts, string field, FieldErrors errors)
    {
        if (texts is null)
            return AddressFamily.All;
        var all = new List<AddressFamily>();
        foreach (var text in Few(texts, field, errors))
        {
            var known = AddressFamily.All.Where(family => family.ToString() == text).ToArray();
            errors.Unless(known.Length > 0, field, $"\"{text}\" is not one of {string.Join(", ", AddressFamily.All)}.");
            all.AddRange(known);
        }
        return [.. all.Distinct()];
    }

    internal static VendorProfile Profile(string? name, FieldErrors errors)
    {
        var found = VendorProfile.All.FirstOrDefault(profile => profile.Name == name);
        var names = string.Join(", ", VendorProfile.All.Select(static profile => profile.Name));
        errors.Unless(found is not null, "profile", $"\"{name}\" is not one of {names}.");
        return found ?? VendorProfile.Conservative;
    }

    internal static void Limits(int maxFlowSpec, int maxBlackholes, FieldErrors errors)
    {
        errors.Unless(maxFlowSpec is >= 0 and <= MostRoutes, "maxFlowSpec", "0 to 1000 rules.");
        errors.Unless(maxBlackholes is >= 0 and <= MostRoutes, "maxBlackholes", "0 to 1000 black holes.");
    }

    private static string[] Few(string[]? texts, string field, FieldErrors errors)
    {
        errors.Unless((texts?.Length ?? 0) <= MostItems, field, $"At most {MostItems}.");
        return texts is null ? [] : texts[..Math.Min(texts.Length, MostItems)];
    }
}
