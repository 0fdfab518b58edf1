namespace Flowtriq.Core.Classification;

/// <summary>Tells the ports that mean something from those of single conversations.</summary>
internal static class ServicePorts
{
    /// <summary>The port when it is a well-known one or that of an amplification protocol; otherwise 0.</summary>
    internal static ushort Of(ushort port) =>
        port < 1024 || AmplificationProtocols.Find(port, [], out _) >= 0 ? port : (ushort)0;
}
