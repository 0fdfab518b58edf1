using System.Net;
using Flowtriq.Lab.Namespaces;

namespace Flowtriq.Lab.Routers;

/// <summary>The place of one router in the lab.</summary>
public sealed record RouterSite(NetworkNamespace Space, int Network, int Host, string Folder)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(40);

    public IPAddress V4 => IPAddress.Parse($"198.19.{Network}.{Host}");

    public IPAddress V6 => IPAddress.Parse($"fd99:{Network:x}::{Host}");

    /// <summary>The speaker's address in the family of the session.</summary>
    public string Speaker(RouterSetup setup) => setup.OverIpv6 ? $"fd99:{Network:x}::1" : $"198.19.{Network}.1";

    /// <summary>The router's own address in the family of the session.</summary>
    public IPAddress Address(RouterSetup setup) => setup.OverIpv6 ? V6 : V4;

    public string File(string name) => Path.Combine(Folder, name);
}
