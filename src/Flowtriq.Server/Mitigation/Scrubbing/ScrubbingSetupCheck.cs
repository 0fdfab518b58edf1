using Flowtriq.Core.Packets;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Mitigation.Scrubbing;

/// <summary>Every fault of a provider's configuration, by field, before anything is stored.</summary>
internal static class ScrubbingSetupCheck
{
    private const int MostPrefixes = 256;
    private const int MostMinutes = 24 * 60;

    internal static Dictionary<string, string[]> Errors(ScrubbingProviderRequest request)
    {
        var faults = new RequestFaults();
        faults.When(
            !IsName(request.Name),
            "name",
            "A name has 1 to 64 letters, digits, spaces, dots, dashes or underscores."
        );
        faults.When(!Enum.IsDefined(request.Kind), "kind", "There is no such kind of provider.");
        faults.When(request.Priority is < 0 or > 1000, "priority", "A priority is 0 to 1000.");
        faults.When(
            request.MinimumOnMinutes is < 0 or > MostMinutes,
            "minimumOnMinutes",
            $"The shortest time is 0 to {MostMinutes} minutes."
        );
        faults.When(
            request.Budget is { HoursPerMonth: not null and not (> 0 and <= 100_000) },
            "budget.hoursPerMonth",
            "A budget of hours is more than 0 and at most 100,000."
        );
        faults.When(
            request.Budget is { DiversionsPerMonth: not null and not (> 0 and <= 100_000) },
            "budget.diversionsPerMonth",
            "A budget of diversions is 1 to 100,000."
        );
        CheckPrefixes(request, faults);
        ScrubbingSettingsCheck.Check(request.Kind, request.Settings ?? new(), faults);
        CheckReturn(request, faults);
        CheckCredentials(request.Credentials, faults);
        return faults.All;
    }

    private static void CheckPrefixes(ScrubbingProviderRequest request, RequestFaults faults)
    {
        faults.When(
            request.Prefixes.Count is 0 or > MostPrefixes,
            "prefixes",
            $"A provider has 1 to {MostPrefixes} prefixes."
        );
        foreach (var text in request.Prefixes.Take(MostPrefixes))
        {
            if (!IpPrefix.TryParse(text, out var prefix) || !text.Contains('/'))
                faults.Add("prefixes", $"{text} is no prefix such as 203.0.113.0/24.");
            else if (prefix.IsV4 ? prefix.Length is < 16 or > 24 : prefix.Length is < 32 or > 48)
                faults.Add("prefixes", $"{text} cannot be diverted: /16 to /24, or /32 to /48 of IPv6.");
        }

        faults.When(
            request.Prefixes.Distinct(StringComparer.Ordinal).Count() < request.Prefixes.Count,
            "prefixes",
            "A prefix is named twice."
        );
        foreach (var text in (request.GreSources ?? []).Where(static t => !IpPrefix.TryParse(t, out _)))
            faults.Add("greSources", $"{text} is no address or prefix.");
        faults.When(request.GreSources?.Count > MostPrefixes, "greSources", $"At most {MostPrefixes}.");
    }

    private static void CheckReturn(ScrubbingProviderRequest request, RequestFaults faults)
    {
        if (request.Return is not { } path)
            return;
        faults.When(
            string.IsNullOrEmpty(path.Node) != string.IsNullOrEmpty(path.Interface),
            "return.interface",
            "An interface needs its node, and a node the name of the interface."
        );
        faults.When(path.MinimumPps is < 0 or > 1e9, "return.minimumPps", "Packets per second, 0 or more.");
        var prefixes = request.Prefixes.Select(static t => IpPrefix.TryParse(t, out var p) ? p : default).ToList();
        foreach (var text in path.Probes ?? [])
        {
            if (text is null || !ProbeTarget.TryParse(text, out var target))
                faults.Add("return.probes", $"{text} is neither an address nor an address and a port.");
            else if (!prefixes.Exists(p => p.Contains(target.Address)))
                faults.Add("return.probes", $"{text} lies in none of the prefixes.");
        }

        faults.When(path.Probes?.Count > 32, "return.probes", "At most 32.");
    }

    private static void CheckCredentials(ScrubbingCredentials? given, RequestFaults faults)
    {
        if (given is null)
            return;
        foreach (var (name, value) in ScrubbingSecrets.Named(given))
        {
            // A line break in a header would end it.
            faults.When(
                value is { Length: > 4096 } || value?.Any(static c => c is < ' ' or > '~') == true,
                $"credentials.{name}",
                "At most 4,096 printable ASCII characters."
            );
        }
    }

    private static bool IsName(string text) =>
        text.Length is >= 1 and <= 64
        && text.Trim() == text
        && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '.' or '-' or '_');
}
