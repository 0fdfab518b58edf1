using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Access;

/// <summary>Addresses of pages of the console, for people who get them by mail or message.</summary>
internal sealed class ConsoleLinks(ServerOptions options)
{
    /// <param name="path">Starts with a slash.</param>
    internal string To(string path) => $"{options.PublicUrl ?? $"http://{options.Http}"}{path}";
}
