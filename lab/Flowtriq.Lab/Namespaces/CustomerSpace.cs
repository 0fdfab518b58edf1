namespace Flowtriq.Lab.Namespaces;

/// <summary>The address space behind every POP of the lab: documentation prefixes and shared space, so that nobody real is named.</summary>
public static class CustomerSpace
{
    public static readonly string[] Prefixes = ["203.0.113.0/24", "198.51.100.0/24", "192.0.2.0/24", "100.64.0.0/16"];

    /// <summary>Behind every POP too; an agent watches it when its configuration says so.</summary>
    public const string Ipv6 = "2001:db8:66::/48";
}
