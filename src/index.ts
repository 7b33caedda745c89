/** The parts of drypod that another program can use. Every name here is documented where it is defined. */
export { type Diagnostic, DiagnosticSink } from './base/diagnostic.ts';
export { diagnosticToJson, renderDiagnostic, renderDiagnostics } from './base/render.ts';
export { SourceText } from './base/source-text.ts';
export { Engine, type RuleMatching } from './engine/engine.ts';
export type { EventBatch } from './event/event-batch.ts';
export type { AuditSemantics, EventSourceName } from './event/event-source.ts';
export type { FieldSet } from './fields/field.ts';
export { fieldSet } from './fields/registry.ts';
export { requiredTexts } from './filter/required-texts.ts';
export { type AlertPrinter, type AlertStyle, alertPrinter } from './output/alert.ts';
export { compileFormat, type OutputFormat } from './output/format.ts';
export { type Conversion, type ConvertOptions, convert, DIALECT_NAMES } from './psp/convert.ts';
export type { PodSecurityPolicy } from './psp/model.ts';
export { readPsps } from './psp/read.ts';
export { type LoadOptions, type LoadResult, loadRules, type RulesFile } from './rules/load.ts';
export { findInputs } from './sources/inputs.ts';
export { AuditLogSource } from './sources/k8s-audit/log-source.ts';
export type { EventSource } from './sources/source.ts';
