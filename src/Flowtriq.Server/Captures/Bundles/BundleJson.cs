using System.Text.Json.Serialization;
using Flowtriq.Server.Contract.Evidence;

namespace Flowtriq.Server.Captures.Bundles;

/// <summary>The JSON files of a bundle that the API does not have.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(EvidenceManifest))]
[JsonSerializable(typeof(AccessRecord[]))]
[JsonSerializable(typeof(NodeConfigurationThen[]))]
internal sealed partial class BundleJson : JsonSerializerContext;
