namespace Flowtriq.Agent.Configuration;

/// <summary>Reads and writes the section "firewall".</summary>
internal static class FirewallReader
{
    private const double Tera = 1e12;
    private const double DaySeconds = 86_400;

    internal static FirewallConfig Read(ConfigSection section)
    {
        var defaults = new FirewallConfig();
        var config = new FirewallConfig
        {
            Mode = section.Choice<FirewallMode>("mode") ?? defaults.Mode,
            Allow = section.Prefixes("allow"),
            Exclude = section.Prefixes("exclude"),
            MaxFilters = (int?)section.Whole("maxFilters", 1, 10_000) ?? defaults.MaxFilters,
            DryRun = section.Flag("dryRun") ?? defaults.DryRun,
            TriggerBps = section.Number("triggerBps", 1e3, 100 * Tera) ?? defaults.TriggerBps,
            TriggerPps = section.Number("triggerPps", 1, Tera) ?? defaults.TriggerPps,
            TriggerLinkShare = section.Number("triggerLinkShare", 0.01, 1) ?? defaults.TriggerLinkShare,
            Ttl = section.Seconds("ttlSeconds", 60, DaySeconds) ?? defaults.Ttl,
            Hold = section.Seconds("holdSeconds", 0, 7_200) ?? defaults.Hold,
            LimitBps = section.Number("limitBps", 8_000, 100 * Tera) ?? defaults.LimitBps,
        };
        section.RefuseUnknown();
        return config;
    }

    internal static void Write(System.Text.Json.Utf8JsonWriter json, FirewallConfig firewall)
    {
        json.WriteStartObject("firewall");
        json.WriteString("mode", Enum.GetName(firewall.Mode)!.ToLowerInvariant());
        json.WriteStartArray("allow");
        foreach (var prefix in firewall.Allow)
            json.WriteStringValue(prefix.ToString());
        json.WriteEndArray();
        json.WriteStartArray("exclude");
        foreach (var prefix in firewall.Exclude)
            json.WriteStringValue(prefix.ToString());
        json.WriteEndArray();
        json.WriteNumber("maxFilters", firewall.MaxFilters);
        json.WriteBoolean("dryRun", firewall.DryRun);
        json.WriteNumber("triggerBps", firewall.TriggerBps);
        json.WriteNumber("triggerPps", firewall.TriggerPps);
        json.WriteNumber("triggerLinkShare", firewall.TriggerLinkShare);
        json.WriteNumber("ttlSeconds", firewall.Ttl.TotalSeconds);
        json.WriteNumber("holdSeconds", firewall.Hold.TotalSeconds);
        if (firewall.LimitBps is { } limit)
            json.WriteNumber("limitBps", limit);
        json.WriteEndObject();
    }
}
