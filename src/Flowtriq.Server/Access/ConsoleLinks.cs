using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Access;

/// <summary>Addresses of pages of the console, for people who get them by mail or message.</summary>
internal sealed class ConsoleLinks(ServerOptions options)
{
    /// <param name="path">Starts with a slash.</param>
    internal string To(string path) => options.Address + path;

    /// <summary>An address the asking browser can come back to; without a public address the one it used.</summary>
    internal string From(HttpRequest request, string path) => options.AddressFor(request) + path;
}
