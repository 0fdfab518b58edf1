using System.Net;

namespace Flowtriq.Server.Platform;

/// <summary>
/// The address a request comes from. A proxy on the same machine says it in X-Forwarded-For, of which only the last part,
/// its own, counts; from anywhere else the header is a claim like any other and is not read.
/// </summary>
internal static class RequestAddress
{
    /// <summary>The address; empty when there is no connection.</summary>
    internal static string Of(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } remote)
            return "";
        if (IPAddress.IsLoopback(remote))
        {
            var last = context.Request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim();
            if (IPAddress.TryParse(last, out var behind))
                remote = behind;
        }

        return (remote.IsIPv4MappedToIPv6 ? remote.MapToIPv4() : remote).ToString();
    }
}
