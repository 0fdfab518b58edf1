using System.Reflection;

namespace Flowtriq.Server.Platform;

/// <summary>The version this program was built as.</summary>
public static class ProductVersion
{
    public static string Text { get; } =
        typeof(ProductVersion)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')[0]
        ?? "0.0.0";
}
